/// Numbers for people, the same in every locale.
package enum Figure {
    /// `12,345`.
    package static func count(_ number: Int) -> String {
        var digits = Array(String(number.magnitude).utf8)
        for place in stride(from: digits.count - 3, to: 0, by: -3) {
            digits.insert(UInt8(ascii: ","), at: place)
        }
        return (number < 0 ? "-" : "") + String(decoding: digits, as: UTF8.self)
    }

    /// `1 page`, `1,204 pages`.
    package static func count(_ number: Int, _ noun: String) -> String {
        "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
    }

    /// Three digits, more where there are more before the point: `0.02`, `38.2`, `1,204`.
    package static func decimal(_ number: Double) -> String {
        let number = min(max(0, number), 1e18)
        guard number < 99.95 else { return count(Int(number.rounded())) }
        let decimals = number < 9.995 ? 2 : 1
        return fixed(number, decimals: decimals)
    }

    /// Powers of 1000: `38.2 MB`.
    package static func bytes(_ number: Double) -> String {
        scaled(number, by: 1_000, ["B", "kB", "MB", "GB", "TB", "PB", "EB"])
    }

    /// Powers of 1024: `64 KiB`.
    package static func binaryBytes(_ number: Double) -> String {
        scaled(number, by: 1_024, ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"])
    }

    /// How many in a second; `0` where no time has passed.
    package static func rate(_ number: Int, in time: Duration) -> Double {
        time > .zero ? Double(number) / (time / .seconds(1)) : 0
    }

    /// `0.8 %`; what is not nothing is never shown as nothing.
    package static func share(_ part: Int, of whole: Int) -> String {
        guard part > 0, whole > 0 else { return "0 %" }
        let percent = Double(part) / Double(whole) * 100
        return percent < 0.05 ? "<0.1 %" : fixed(percent, decimals: 1) + " %"
    }

    /// `12:04`, `3:12:04`.
    package static func clock(_ time: Duration) -> String {
        let seconds = max(0, time.components.seconds)
        let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60)
        let tail = twoDigits(seconds % 60)
        return hours == 0 ? "\(minutes):\(tail)" : "\(hours):\(twoDigits(minutes)):\(tail)"
    }

    /// `12.4 s` below a minute, a clock above.
    package static func span(_ time: Duration) -> String {
        time < .seconds(60) ? decimal(time / .seconds(1)) + " s" : clock(time)
    }

    /// `0.02 ms`.
    package static func milliseconds(_ time: Duration) -> String {
        decimal(time / .milliseconds(1)) + " ms"
    }

    private static func scaled(_ number: Double, by step: Double, _ units: [String]) -> String {
        var number = number
        var unit = 0
        while number >= step - 0.5, unit < units.count - 1 {
            number /= step
            unit += 1
        }
        return decimal(number) + " " + units[unit]
    }

    /// A number with so many decimals at most: zeros at the end are left out.
    private static func fixed(_ number: Double, decimals: Int) -> String {
        let scale = decimals == 2 ? 100 : 10
        let scaled = Int((number * Double(scale)).rounded())
        let (whole, rest) = scaled.quotientAndRemainder(dividingBy: scale)
        guard rest > 0 else { return count(whole) }
        let digits = decimals == 2 ? twoDigits(Int64(rest)) : String(rest)
        return "\(count(whole)).\(digits.last == "0" ? digits.dropLast() : digits[...])"
    }

    /// A number below 100 as minutes are written: `05`.
    package static func twoDigits(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}

import CrawlModel

/// Turns typed text into numbers, durations, sizes and choices; ASCII only, no signs, no overflow.
enum ValueReader {
    /// The longest duration that an option takes.
    static let longest = Duration.seconds(36_500 * 86_400)
    /// The largest size that an option takes.
    static let largest = 1 << 40

    static func number(_ text: String, in range: ClosedRange<Int>) throws(ValueFault) -> Int {
        let digits = try digits(of: text, orElse: .noNumber)
        return try bounded(wholeNumber(digits), in: range)
    }

    /// Nil for `inf`.
    static func numberOrInfinity(
        _ text: String,
        in range: ClosedRange<Int>
    ) throws(ValueFault) -> Int? {
        guard text != "inf" else { return nil }
        let digits = try digits(of: text, orElse: .noNumberNorInfinity)
        return try bounded(wholeNumber(digits), in: range)
    }

    /// A number with a unit, `1.5h`; seconds without one.
    static func duration(_ text: String, from least: Duration) throws(ValueFault) -> Duration {
        try refuseNegative(text)
        let letters = text.utf8.reversed().prefix(while: isLetter).reversed()
        guard let unit = durationUnits[String(decoding: letters, as: UTF8.self)] else {
            throw .noDuration
        }
        let parts = text.utf8.dropLast(letters.count)
            .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else {
            throw .noDuration
        }
        guard let whole = wholeNumber(parts[0]), Double(whole) <= longest / unit else {
            throw tooLong
        }
        let result = unit * whole + fraction(parts.dropFirst().first ?? "0".utf8[...], of: unit)
        guard result <= longest else { throw tooLong }
        guard result >= least else { throw .tooSmall(least: Figure.milliseconds(least)) }
        return result
    }

    /// How long ago; nil for `never`.
    static func age(_ text: String) throws(ValueFault) -> Duration? {
        guard text != "never" else { return nil }
        do throws(ValueFault) {
            return try duration(text, from: .zero)
        } catch .noDuration {
            throw .noAge
        }
    }

    /// A number without a unit, at most 10, or as many percent.
    static func share(_ text: String) throws(ValueFault) -> Double {
        if text.utf8.last == UInt8(ascii: "%") {
            guard text.utf8.dropLast().last != UInt8(ascii: "%") else { throw .noShare }
            guard let percent = try? duration(String(text.dropLast()), from: .zero),
                text.utf8.dropLast().last.map(isDigit) == true
            else { throw .noShare }
            guard percent <= .seconds(1_000) else { throw .tooLarge(most: "1,000%") }
            return percent / .seconds(100)
        }
        guard let last = text.utf8.last, isDigit(last) else { throw .noShare }
        guard let share = try? duration(text, from: .zero) else { throw .noShare }
        guard share <= .seconds(10) else { throw .tooLarge(most: "10") }
        return share / .seconds(1)
    }

    /// So many a second, or with `/m` a minute and with `/h` an hour.
    static func rate(_ text: String) throws(ValueFault) -> Double {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let last = parts[0].utf8.last, isDigit(last),
            let number = try? duration(String(parts[0]), from: .milliseconds(1))
        else { throw .noRate }
        switch parts.dropFirst().first {
        case nil, "s": return number / .seconds(1)
        case "m": return number / .seconds(60)
        case "h": return number / .seconds(3_600)
        default: throw .noRate
        }
    }

    /// Bytes; K, M, G and T are powers of 1024.
    static func size(_ text: String) throws(ValueFault) -> Int {
        try refuseNegative(text)
        let shift = text.utf8.last.flatMap { sizeShifts[$0 & 0xDF] }
        let digits = text.utf8.dropLast(shift == nil ? 0 : 1)
        guard !digits.isEmpty, digits.allSatisfy(isDigit) else { throw .noSize }
        let most = largest >> (shift ?? 0)
        guard let number = wholeNumber(digits), number <= most else {
            throw .tooLarge(most: Figure.binaryBytes(Double(largest)))
        }
        guard number > 0 else { throw .tooSmall(least: "1") }
        return number << (shift ?? 0)
    }

    /// One of the words that an enumeration knows.
    static func choice<Choice>(_ text: String) throws(ValueFault) -> Choice
    where Choice: RawRepresentable<String> & CaseIterable {
        guard let choice = Choice(rawValue: text) else {
            throw .noChoice(Choice.allCases.map(\.rawValue))
        }
        return choice
    }

    /// Yes or no, as files and variables spell it.
    static func truth(_ text: String) throws(ValueFault) -> Bool {
        switch text.lowercased() {
        case "yes", "true", "on", "1": return true
        case "no", "false", "off", "0": return false
        default: throw .noTruth
        }
    }

    /// The value of a header field, so that no typed line end becomes a second field.
    static func header(_ text: String) throws(ValueFault) -> String {
        guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw .noHeader }
        return text
    }

    private static let tooLong = ValueFault.tooLarge(most: "36,500 days")

    private static let durationUnits: [String: Duration] = [
        "": .seconds(1), "ms": .milliseconds(1), "s": .seconds(1), "m": .seconds(60),
        "h": .seconds(3_600), "d": .seconds(86_400),
    ]

    private static let sizeShifts: [UInt8: Int] = [
        UInt8(ascii: "K"): 10, UInt8(ascii: "M"): 20, UInt8(ascii: "G"): 30,
        UInt8(ascii: "T"): 40,
    ]

    private static func digits(
        of text: String,
        orElse fault: ValueFault
    ) throws(ValueFault) -> Substring.UTF8View {
        try refuseNegative(text)
        guard text.utf8.allSatisfy(isDigit) else { throw fault }
        return text.utf8[...]
    }

    private static func refuseNegative(_ text: String) throws(ValueFault) {
        guard text.utf8.first == UInt8(ascii: "-") else { return }
        guard text.utf8.dropFirst().first.map(isDigit) == true else { return }
        throw .negative
    }

    private static func bounded(
        _ number: Int?,
        in range: ClosedRange<Int>
    ) throws(ValueFault) -> Int {
        guard let number, number <= range.upperBound else {
            throw .tooLarge(most: Figure.count(range.upperBound))
        }
        guard number >= range.lowerBound else {
            throw .tooSmall(least: Figure.count(range.lowerBound))
        }
        return number
    }

    /// Nil where the number is larger than any that we know.
    private static func wholeNumber(_ digits: some Sequence<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            let (tenfold, isLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, isLarger) = tenfold.addingReportingOverflow(Int(digit & 0x0F))
            guard !isLarge, !isLarger else { return nil }
            number = sum
        }
        return number
    }

    /// The digits behind the point, of which nine are as many as matter.
    private static func fraction(_ digits: Substring.UTF8View, of unit: Duration) -> Duration {
        digits.prefix(9).reversed().reduce(Duration.zero) { sum, digit in
            (unit * Int(digit & 0x0F) + sum) / 10
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
}

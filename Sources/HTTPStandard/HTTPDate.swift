/// A point in time as HTTP writes it; RFC 9110, section 5.6.7.
package struct HTTPDate: Equatable, Sendable {
    /// Since 1970, UTC.
    package let seconds: Int64

    /// Reads any of the three forms: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37
    /// GMT` and `Sun Nov  6 08:49:37 1994`.
    package init?(parsing text: String) {
        guard text.utf8.count <= 64 else { return nil }
        let words = text.utf8.split { " ,-".utf8.contains($0) }
        guard let times = words.firstIndex(where: { $0.contains(UInt8(ascii: ":")) }), times >= 3
        else { return nil }
        let isTimeBeforeYear = words[1].count == 3 && !words[1].allSatisfy(Self.isDigit)
        let places = isTimeBeforeYear ? (2, 1, times + 1) : (1, 2, 3)
        guard words.indices.contains(places.2), let day = Self.number(words[places.0]),
            let month = Self.months.firstIndex(where: { $0.elementsEqual(words[places.1]) }),
            let year = Self.year(words[places.2]), let time = Self.time(words[times]),
            (1...31).contains(day)
        else { return nil }
        seconds = Self.days(year, month + 1, day) * 86_400 + time
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ].map { Array($0.utf8) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func number(_ digits: Substring.UTF8View) -> Int64? {
        guard (1...4).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    /// Two digits mean the years from 1970 to 2069.
    private static func year(_ digits: Substring.UTF8View) -> Int64? {
        guard let number = number(digits) else { return nil }
        switch digits.count {
        case 2: return number < 70 ? 2_000 + number : 1_900 + number
        case 4: return number
        default: return nil
        }
    }

    /// The seconds since midnight.
    private static func time(_ text: Substring.UTF8View) -> Int64? {
        let parts = text.split(separator: UInt8(ascii: ":")).compactMap(number)
        guard parts.count == 3, parts[0] < 24, parts[1] < 60, parts[2] <= 60 else { return nil }
        return parts[0] * 3_600 + parts[1] * 60 + parts[2]
    }

    /// The days since 1970 of a date in the Gregorian calendar, whose years begin in March here.
    private static func days(_ year: Int64, _ month: Int, _ day: Int64) -> Int64 {
        let years = month > 2 ? year : year - 1
        let months = Int64(month > 2 ? month - 3 : month + 9)
        let leapDays = years / 4 - years / 100 + years / 400
        return years * 365 + leapDays + (153 * months + 2) / 5 + day - 1 - 719_468
    }
}

/// The dates of sitemaps and feeds: the W3C's profile of ISO 8601, and that of RFC 822.
package struct SitemapDate {
    private let text: [UInt8]
    private var index = 0

    /// Seconds since 1970, nil where the text is no date; an ISO time without a zone is UTC.
    package static func seconds(of text: [UInt8]) -> Int64? {
        var date = SitemapDate(text)
        if let seconds = date.readISO() { return seconds }
        date.index = 0
        return date.readRFC()
    }

    private init(_ text: [UInt8]) {
        self.text = text
    }

    private mutating func readISO() -> Int64? {
        guard let year = readNumber(4...4) else { return nil }
        var (month, day) = (1, 1)
        if skip("-") {
            guard let number = readNumber(1...2) else { return nil }
            month = number
            if skip("-") {
                guard let number = readNumber(1...2) else { return nil }
                day = number
            }
        }
        guard let days = Self.days(year, month, day) else { return nil }
        guard index < text.count else { return days * 86_400 }
        guard skip("T") || skip("t") || skipBlanks() else { return nil }
        guard let time = readTime(), let zone = readZone() else { return nil }
        return days * 86_400 + time - zone
    }

    private mutating func readRFC() -> Int64? {
        if readWord() != nil { _ = skip(",") }
        _ = skipBlanks()
        guard let day = readNumber(1...2), skipBlanks() || skip("-") else { return nil }
        guard let month = readWord().flatMap(Self.month), skipBlanks() || skip("-") else {
            return nil
        }
        guard let written = readNumber(2...4) else { return nil }
        let year = written < 50 ? written + 2000 : written < 100 ? written + 1900 : written
        guard let days = Self.days(year, month, day) else { return nil }
        guard skipBlanks() else { return index == text.count ? days * 86_400 : nil }
        guard let time = readTime(), index < text.count, let zone = readZone() else { return nil }
        return days * 86_400 + time - zone
    }

    /// Hours, minutes and, where they are told, seconds; fractions are passed over.
    private mutating func readTime() -> Int64? {
        guard let hour = readNumber(1...2), hour <= 24, skip(":") else { return nil }
        guard let minute = readNumber(2...2), minute < 60 else { return nil }
        var second = 0
        if skip(":") {
            guard let number = readNumber(2...2), number <= 60 else { return nil }
            second = number
            if skip(".") || skip(",") { _ = readNumber(1...18) }
        }
        return Int64(hour * 3_600 + minute * 60 + second)
    }

    /// How many seconds the zone is ahead of UTC; nothing may follow it.
    private mutating func readZone() -> Int64? {
        _ = skipBlanks()
        if let word = readWord() { return index == text.count ? Self.zone(word) : nil }
        let sign: Int64 = skip("-") ? -1 : skip("+") ? 1 : 0
        guard sign != 0 else { return index == text.count ? 0 : nil }
        guard let hours = readNumber(2...2) else { return nil }
        _ = skip(":")
        let minutes = readNumber(2...2) ?? 0
        return index == text.count ? sign * Int64(hours * 3_600 + minutes * 60) : nil
    }
}

extension SitemapDate {
    private mutating func skip(_ sign: Unicode.Scalar) -> Bool {
        guard index < text.count, text[index] == UInt8(ascii: sign) else { return false }
        index += 1
        return true
    }

    private mutating func skipBlanks() -> Bool {
        let start = index
        while index < text.count, text[index].isXMLBlank { index += 1 }
        return index > start
    }

    private mutating func readNumber(_ digits: ClosedRange<Int>) -> Int? {
        let start = index
        var number = 0
        while index < text.count, index - start < digits.upperBound {
            guard (0x30...0x39).contains(text[index]) else { break }
            number = number * 10 + Int(text[index] - 0x30)
            index += 1
        }
        return index - start >= digits.lowerBound ? number : nil
    }

    /// A word in lower case, nil where no letter stands.
    private mutating func readWord() -> String? {
        let start = index
        while index < text.count, (0x61...0x7A).contains(text[index] | 0x20) { index += 1 }
        guard index > start else { return nil }
        return String(decoding: text[start..<index].map { $0 | 0x20 }, as: UTF8.self)
    }

    private static func month(_ word: String) -> Int? {
        let names = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ]
        return names.firstIndex { word.hasPrefix($0) }.map { $0 + 1 }
    }

    /// The zones that RFC 822 names; a letter that it gets wrong counts as UTC (RFC 5322, 4.3).
    private static func zone(_ word: String) -> Int64? {
        let hours: [String: Int64] = [
            "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8,
            "pdt": -7, "gmt": 0, "ut": 0, "utc": 0,
        ]
        return word.utf8.count == 1 ? 0 : hours[word].map { $0 * 3_600 }
    }

    /// Days since 1970 in the calendar of Gregory, nil where there is no such day.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int64? {
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year % 400 == 0)
        let counts = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...12).contains(month), (1...counts[month - 1]).contains(day) else { return nil }
        let before = year - 1
        let leapDays = before / 4 - before / 100 + before / 400
        let sinceYear = counts[..<(month - 1)].reduce(0, +) + day - 1
        return Int64(before * 365 + leapDays + sinceYear - 719_162)
    }
}

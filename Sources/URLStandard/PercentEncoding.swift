extension [UInt8] {
    /// Appends a byte as a percent sign and two digits.
    package mutating func appendPercentEncoded(_ byte: UInt8) {
        append(addingCapacity: 3) { output in
            output.append(UInt8(ascii: "%"))
            output.append(.hexadecimalDigit(byte >> 4))
            output.append(.hexadecimalDigit(byte & 15))
        }
    }

    /// Appends text, percent-encoding what is in the set; what is not UTF-8 becomes U+FFFD.
    mutating func append(_ source: Span<UInt8>, _ range: Range<Int>, encoding set: ByteClass) {
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, !source[end].isIn(set) {
                end += 1
            }
            append(source.extracting(start..<end))
            guard end < range.upperBound else { return }
            start = end + appendEncoded(source.extracting(end..<range.upperBound))
        }
    }

    /// Appends the first code point percent-encoded and returns its length.
    mutating func appendEncoded(_ source: Span<UInt8>) -> Int {
        guard !source[0].isASCII else {
            appendPercentEncoded(source[0])
            return 1
        }
        let (scalar, length) = source.scalar(at: 0)
        guard scalar != "\u{FFFD}" else {
            for byte: UInt8 in [0xEF, 0xBF, 0xBD] { appendPercentEncoded(byte) }
            return length
        }
        for index in 0..<length { appendPercentEncoded(source[index]) }
        return length
    }

    /// Appends bytes, every `%` and two digits after it replaced by what they stand for.
    mutating func append(percentDecoding source: Span<UInt8>) {
        var index = 0
        while index < source.count {
            if let byte = source.percentEncodedByte(at: index) {
                append(byte)
                index += 3
            } else {
                append(source[index])
                index += 1
            }
        }
    }
}

extension Span<UInt8> {
    /// The byte that a percent sign and two digits at the index stand for.
    func percentEncodedByte(at index: Int) -> UInt8? {
        guard self[index] == UInt8(ascii: "%"), index + 2 < count else { return nil }
        guard let high = self[index + 1].hexadecimalValue else { return nil }
        guard let low = self[index + 2].hexadecimalValue else { return nil }
        return high << 4 | low
    }
}

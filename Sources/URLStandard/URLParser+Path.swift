/// What a path's segment means.
private enum Segment {
    case name, current, parent

    init(_ input: Span<UInt8>, _ range: Range<Int>) {
        self = .name
        guard range.count <= 6 else { return }
        var dots = 0
        var index = range.lowerBound
        while index < range.upperBound {
            if input[index] == UInt8(ascii: ".") {
                index += 1
            } else if input.percentEncodedByte(at: index) == UInt8(ascii: "."),
                index + 3 <= range.upperBound
            {
                index += 3
            } else {
                return
            }
            dots += 1
        }
        if dots == 1 { self = .current }
        if dots == 2 { self = .parent }
    }
}

extension URLParser {
    /// Path state: appends segments, each with a slash before it.
    ///
    /// Names wait in the input and are written together, when a dot segment or the end is met.
    mutating func appendPath(_ input: Span<UInt8>, _ range: Range<Int>) {
        var waiting = range.lowerBound
        var start = range.lowerBound
        while true {
            let end = endOfSegment(input, start..<range.upperBound)
            let segment = Segment(input, start..<end)
            if segment == .name {
                guard end < range.upperBound else { return appendNames(input, waiting..<end) }
            } else {
                if waiting < start { appendNames(input, waiting..<start - 1) }
                if segment == .parent { shortenPath() }
                guard end < range.upperBound else { return bytes.append(UInt8(ascii: "/")) }
                waiting = end + 1
            }
            start = end + 1
        }
    }

    private func endOfSegment(_ input: Span<UInt8>, _ range: Range<Int>) -> Int {
        let isSpecial = parts.scheme.isSpecial
        for index in range {
            let byte = input[index]
            if byte == UInt8(ascii: "/") || (isSpecial && byte == UInt8(ascii: "\\")) {
                return index
            }
        }
        return range.upperBound
    }

    /// Appends a slash and segments that are no dots, their backslashes turned if the scheme is special.
    private mutating func appendNames(_ input: Span<UInt8>, _ range: Range<Int>) {
        let isFirst = bytes.count == parts.pathStart
        bytes.append(UInt8(ascii: "/"))
        let start = bytes.count
        bytes.append(input, range, encoding: .pathEncoded)
        guard parts.scheme.isSpecial else { return }
        for index in start..<bytes.count where bytes[index] == UInt8(ascii: "\\") {
            bytes[index] = UInt8(ascii: "/")
        }
        guard parts.scheme == .file, isFirst, beginsWithDriveLetter(input, range) else { return }
        bytes[start + 1] = UInt8(ascii: ":")
    }

    /// Removes the path's last segment, but not the drive letter of a file.
    mutating func shortenPath() {
        guard let slash = bytes[parts.pathStart...].lastIndex(of: UInt8(ascii: "/")) else { return }
        if parts.scheme == .file, slash == parts.pathStart, bytes.count == slash + 3,
            bytes[slash + 1].isASCIIAlpha, bytes[slash + 2] == UInt8(ascii: ":")
        {
            return
        }
        bytes.removeSubrange(slash...)
    }
}

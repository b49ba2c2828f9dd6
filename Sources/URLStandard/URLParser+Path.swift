/// What a path's segment means.
private enum Segment {
    case name, current, parent

    init(_ input: Span<UInt8>, _ range: Range<Int>) {
        self = .name
        guard let first = range.first, range.count <= 6 else { return }
        guard input[first] == UInt8(ascii: ".") || input[first] == UInt8(ascii: "%") else { return }
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
    mutating func appendPath(_ input: Span<UInt8>) {
        var waiting = text.start
        while text.start <= text.lastDots {
            let end = endOfSegment(input)
            let segment = Segment(input, text.start..<end)
            guard segment != .name || end < text.pathEnd else { break }
            if segment != .name {
                if waiting < text.start { appendNames(input, waiting..<text.start - 1) }
                if segment == .parent { shortenPath() }
                guard end < text.pathEnd else { return bytes.append(UInt8(ascii: "/")) }
                waiting = end + 1
            }
            text.start = end + 1
        }
        appendNames(input, waiting..<text.pathEnd)
    }

    private func endOfSegment(_ input: Span<UInt8>) -> Int {
        let otherSlash = UInt8(ascii: parts.scheme.isSpecial ? "\\" : "/")
        for index in text.path {
            let byte = input[index]
            if byte == UInt8(ascii: "/") || byte == otherSlash { return index }
        }
        return text.pathEnd
    }

    /// Appends a slash and names of segments; a special scheme's backslashes become slashes.
    private mutating func appendNames(_ input: Span<UInt8>, _ range: Range<Int>) {
        let isFirst = bytes.count == parts.pathStart
        bytes.append(UInt8(ascii: "/"))
        let start = bytes.count
        append(input, range, encoding: .pathEncoded)
        guard parts.scheme.isSpecial else { return }
        if text.classes.contains(.backslash) { turnBackslashes(from: start) }
        guard parts.scheme == .file, isFirst, beginsWithDriveLetter(input, range) else { return }
        bytes[start + 1] = UInt8(ascii: ":")
    }

    private mutating func turnBackslashes(from start: Int) {
        for index in start..<bytes.count where bytes[index] == UInt8(ascii: "\\") {
            bytes[index] = UInt8(ascii: "/")
        }
    }

    /// Removes the path's last segment, but not the drive letter of a file.
    mutating func shortenPath() {
        var slash = bytes.count - 1
        while slash >= parts.pathStart, bytes[slash] != UInt8(ascii: "/") { slash -= 1 }
        guard slash >= parts.pathStart else { return }
        if parts.scheme == .file, slash == parts.pathStart, bytes.count == slash + 3,
            bytes[slash + 1].isASCIIAlpha, bytes[slash + 2] == UInt8(ascii: ":")
        {
            return
        }
        bytes.removeLast(bytes.count - slash)
    }
}

extension URLParser {
    /// File state: the base is nil unless it is a file too.
    mutating func parseFile(
        _ input: Span<UInt8>,
        against base: WebURL?
    ) throws(URLError) {
        guard !nextIsSlash(input) else { return try parseFileAfterSlash(input, against: base) }
        guard let base else {
            writeFile()
            appendPath(input)
            return finish(input)
        }
        guard !text.path.isEmpty else { return copyPath(of: base, input) }
        let isAbsolute = beginsWithDriveLetter(input, text.path)
        copy(base, upTo: isAbsolute ? base.parts.pathStart : base.parts.queryStart)
        if !isAbsolute { shortenPath() }
        appendPath(input)
        finish(input)
    }

    /// File slash state.
    private mutating func parseFileAfterSlash(
        _ input: Span<UInt8>,
        against base: WebURL?
    ) throws(URLError) {
        text.start += 1
        guard !nextIsSlash(input) else { return try parseFileHost(input) }
        writeFile()
        if let base {
            copy(base, upTo: base.parts.pathStart)
            if base.pathHasDriveLetter, !beginsWithDriveLetter(input, text.path) {
                bytes += base.pathBytes.prefix(3)
            }
        }
        appendPath(input)
        finish(input)
    }

    /// File host state: a drive letter is no host, and localhost is none either.
    private mutating func parseFileHost(_ input: Span<UInt8>) throws(URLError) {
        text.start += 1
        let end = text.path.first { isSlash(input[$0]) } ?? text.pathEnd
        let host = text.start..<end
        writeFile()
        if isDriveLetter(input, host) {
            appendPath(input)
            return finish(input)
        }
        if !host.isEmpty { try appendHost(input.extracting(host)) }
        if bytes[parts.hostStart...].elementsEqual("localhost".utf8) {
            bytes.removeSubrange(parts.hostStart...)
        }
        parts.hostEnd = bytes.count
        parts.pathStart = bytes.count
        text.start = end
        appendPathFromStart(input)
        finish(input)
    }

    /// Begins a file's URL with an empty host.
    private mutating func writeFile() {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: "file://".utf8)
        parts.scheme = .file
        parts.schemeEnd = bytes.count - 3
        parts.usernameEnd = bytes.count
        parts.hostStart = bytes.count
        parts.hostEnd = bytes.count
        parts.pathStart = bytes.count
    }

    /// True for a letter and a colon or bar.
    private func isDriveLetter(_ input: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count == 2, input[range.lowerBound].isASCIIAlpha else { return false }
        let mark = input[range.lowerBound + 1]
        return mark == UInt8(ascii: ":") || mark == UInt8(ascii: "|")
    }

    /// True where a drive letter stands alone or before a slash.
    func beginsWithDriveLetter(_ input: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard isDriveLetter(input, range.prefix(2)) else { return false }
        return range.count == 2 || isSlash(input[range.lowerBound + 2])
    }
}

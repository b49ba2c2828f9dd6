extension URLParser {
    /// File state: the base is nil unless it is a file too.
    mutating func parseFile(
        _ input: Span<UInt8>,
        _ text: URLText,
        against base: WebURL?
    ) throws(URLError) {
        let path = text.start..<text.pathEnd
        if let first = path.first, isSlash(input[first], in: .file) {
            return try parseFileAfterSlash(input, text, against: base)
        }
        guard let base else {
            writeFile()
            appendPath(input, path)
            return finish(input, text)
        }
        if path.isEmpty {
            copy(base, upTo: text.hasQuery ? base.parts.queryStart : base.parts.fragmentStart)
            return finish(input, text, keepsQuery: !text.hasQuery)
        }
        let isAbsolute = beginsWithDriveLetter(input, path)
        copy(base, upTo: isAbsolute ? base.parts.pathStart : base.parts.queryStart)
        if !isAbsolute { shortenPath() }
        appendPath(input, path)
        finish(input, text)
    }

    /// File slash state.
    private mutating func parseFileAfterSlash(
        _ input: Span<UInt8>,
        _ text: URLText,
        against base: WebURL?
    ) throws(URLError) {
        let path = text.start + 1..<text.pathEnd
        if let second = path.first, isSlash(input[second], in: .file) {
            return try parseFileHost(input, text)
        }
        writeFile()
        if let base {
            copy(base, upTo: base.parts.pathStart)
            if !beginsWithDriveLetter(input, path), base.pathHasDriveLetter {
                bytes.append(base.bytes.span, parts.pathStart..<parts.pathStart + 3)
            }
        }
        appendPath(input, path)
        finish(input, text)
    }

    /// File host state: a drive letter is no host, and localhost is none either.
    private mutating func parseFileHost(
        _ input: Span<UInt8>,
        _ text: URLText
    ) throws(URLError) {
        let rest = text.start + 2..<text.pathEnd
        let end = rest.first { isSlash(input[$0], in: .file) } ?? rest.upperBound
        let host = rest.lowerBound..<end
        writeFile()
        if isDriveLetter(input, host) {
            appendPath(input, rest)
            return finish(input, text)
        }
        if !host.isEmpty { try appendHost(input.extracting(host)) }
        if bytes[parts.hostStart...].elementsEqual("localhost".utf8) {
            bytes.removeSubrange(parts.hostStart...)
        }
        parts.hostEnd = bytes.count
        parts.pathStart = bytes.count
        appendPathFromStart(input, end..<rest.upperBound)
        finish(input, text)
    }

    /// Begins a file's URL with an empty host.
    private mutating func writeFile() {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: "file://".utf8)
        parts.scheme = .file
        parts.schemeEnd = 4
        parts.usernameEnd = bytes.count
        parts.hostStart = bytes.count
        parts.hostEnd = bytes.count
        parts.pathStart = bytes.count
    }

    /// True for a letter and a colon or bar.
    private func isDriveLetter(_ input: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.count == 2 && input[range.lowerBound].isASCIIAlpha
            && (input[range.lowerBound + 1] == UInt8(ascii: ":")
                || input[range.lowerBound + 1] == UInt8(ascii: "|"))
    }

    /// True where a drive letter stands alone or before a delimiter.
    func beginsWithDriveLetter(_ input: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard isDriveLetter(input, range.prefix(2)) else { return false }
        let next = range.lowerBound + 2
        return next == range.upperBound || isSlash(input[next], in: .file)
    }
}

extension URLParser {
    /// Authority, host and port states, then path start state.
    mutating func parseAuthority(_ input: Span<UInt8>) throws(URLError) {
        let authority = text.start..<endOfAuthority(input)
        bytes.append(UInt8(ascii: "/"))
        bytes.append(UInt8(ascii: "/"))
        var host = authority
        if let at = lastAtSign(input, authority) {
            guard at + 1 < authority.upperBound else { throw .noHost }
            appendUserinfo(input, authority.lowerBound..<at)
            host = at + 1..<authority.upperBound
        } else {
            parts.usernameEnd = bytes.count
        }
        try appendHostAndPort(input, host)
        parts.pathStart = bytes.count
        text.start = authority.upperBound
        appendPathFromStart(input)
        finish(input)
    }

    private func endOfAuthority(_ input: Span<UInt8>) -> Int {
        text.path.first { isSlash(input[$0]) } ?? text.pathEnd
    }

    private func lastAtSign(_ input: Span<UInt8>, _ range: Range<Int>) -> Int? {
        guard text.classes.contains(.atSign) else { return nil }
        return range.last { input[$0] == UInt8(ascii: "@") }
    }

    /// Appends the name and password, unless both are empty.
    private mutating func appendUserinfo(_ input: Span<UInt8>, _ range: Range<Int>) {
        let colon = range.first { input[$0] == UInt8(ascii: ":") } ?? range.upperBound
        append(input, range.lowerBound..<colon, encoding: .userinfoEncoded)
        parts.usernameEnd = bytes.count
        let password = min(colon + 1, range.upperBound)..<range.upperBound
        if !password.isEmpty {
            bytes.append(UInt8(ascii: ":"))
            append(input, password, encoding: .userinfoEncoded)
        }
        if colon > range.lowerBound || !password.isEmpty { bytes.append(UInt8(ascii: "@")) }
    }

    private mutating func appendHostAndPort(
        _ input: Span<UInt8>,
        _ range: Range<Int>
    ) throws(URLError) {
        let colon = portColon(input, range)
        let host = range.lowerBound..<(colon ?? range.upperBound)
        guard !host.isEmpty || (colon == nil && !parts.scheme.isSpecial) else { throw .noHost }
        parts.hostStart = bytes.count
        try appendHost(input.extracting(host))
        parts.hostEnd = bytes.count
        guard let colon else { return }
        try appendPort(input, colon + 1..<range.upperBound)
    }

    /// The first colon that is not in brackets.
    private func portColon(_ input: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var isInBrackets = false
        for index in range {
            switch input[index] {
            case UInt8(ascii: "["): isInBrackets = true
            case UInt8(ascii: "]"): isInBrackets = false
            case UInt8(ascii: ":") where !isInBrackets: return index
            default: continue
            }
        }
        return nil
    }

    /// Port state: no digits and the scheme's own port leave no trace.
    private mutating func appendPort(
        _ input: Span<UInt8>,
        _ range: Range<Int>
    ) throws(URLError) {
        var port = 0
        for index in range {
            guard input[index].isASCIIDigit else { throw .invalidPort }
            port = port * 10 + Int(input[index] &- 0x30)
            guard port <= UInt16.max else { throw .invalidPort }
        }
        guard !range.isEmpty, parts.scheme.defaultPort.map({ Int($0) }) != port else { return }
        bytes.append(contentsOf: ":\(port)".utf8)
    }

    /// Path start state.
    mutating func appendPathFromStart(_ input: Span<UInt8>) {
        if !text.path.isEmpty {
            if nextIsSlash(input) { text.start += 1 }
            appendPath(input)
        } else if parts.scheme.isSpecial {
            bytes.append(UInt8(ascii: "/"))
        }
    }
}

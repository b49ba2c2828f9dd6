extension HTMLTokenizer {
    /// Reads what begins with `<!`: a comment, a document type, a CDATA section.
    mutating func readDeclaration(at index: Int) -> HTMLToken? {
        let start = index + 2
        if input.spells("--", at: start) { return readComment(from: start + 2) }
        if input.spells("doctype", at: start) { return readDoctype(from: start + 7) }
        guard allowsCDATA, input.opensCDATA(at: start) else { return readBogusComment(from: start) }
        position = start + 7
        state = .cdataSection
        return nil
    }

    /// Reads a comment from the byte after its opening dashes.
    private mutating func readComment(from start: Int) -> HTMLToken {
        var close = input.firstIndex(of: UInt8(ascii: ">"), from: start)
        while close < input.count {
            if let end = endOfComment(from: start, closedAt: close) {
                position = close + 1
                return HTMLToken(.comment, start..<end)
            }
            close = input.firstIndex(of: UInt8(ascii: ">"), from: close + 1)
        }
        position = input.count
        return HTMLToken(.comment, start..<endOfOpenComment(from: start))
    }

    /// The end of a comment's text if the bracket closes it: `-->`, `--!>`, or `>` and `->` at
    /// once.
    private func endOfComment(from start: Int, closedAt close: Int) -> Int? {
        let dash = UInt8(ascii: "-")
        if close - start >= 2 && input.isDoubled(dash, before: close) { return close - 2 }
        if close - start >= 3 && input[close - 1] == UInt8(ascii: "!") {
            if input.isDoubled(dash, before: close - 1) { return close - 3 }
        }
        let isAbrupt = close == start || close == start + 1 && input[start] == dash
        return isAbrupt ? start : nil
    }

    /// The end of a comment's text where the input ends within: what began to close it is not text.
    private func endOfOpenComment(from start: Int) -> Int {
        let end = input.count
        if end - start >= 3 && input.spells("--!", at: end - 3) { return end - 3 }
        if end - start >= 2 && input.spells("--", at: end - 2) { return end - 2 }
        if end - start >= 1 && input[end - 1] == UInt8(ascii: "-") { return end - 1 }
        return end
    }

    /// Reads everything up to the next `>` as a comment.
    mutating func readBogusComment(from start: Int) -> HTMLToken {
        let close = input.firstIndex(of: UInt8(ascii: ">"), from: start)
        position = Swift.min(close + 1, input.count)
        return HTMLToken(.comment, start..<close)
    }

    /// Reads a document type from the byte after its keyword: in all its states `>` ends it.
    private mutating func readDoctype(from start: Int) -> HTMLToken {
        let close = input.firstIndex(of: UInt8(ascii: ">"), from: start)
        position = Swift.min(close + 1, input.count)
        return HTMLToken(.doctype, start..<close, isMarked: close == input.count)
    }

    /// Reads text up to `]]>`, then goes back to data.
    mutating func readCDATA() -> HTMLToken? {
        let start = position
        var close = input.firstIndex(of: UInt8(ascii: ">"), from: start)
        while close < input.count {
            if close - start >= 2 && input.isDoubled(UInt8(ascii: "]"), before: close) {
                state = .data
                let text = takeText(upTo: close - 2, as: .verbatim)
                position = close + 1
                return text
            }
            close = input.firstIndex(of: UInt8(ascii: ">"), from: close + 1)
        }
        return takeText(upTo: input.count, as: .verbatim)
    }
}

extension Span<UInt8> {
    /// True for `[CDATA[`, in capitals only.
    fileprivate func opensCDATA(at index: Int) -> Bool {
        guard spells("[cdata[", at: index) else { return false }
        return (1...5).allSatisfy { self[index + $0] < 0x60 }
    }
}

// A reader of links wants few tags and little text. What it does not want is passed over here
// without making tokens of it.

extension HTMLTokenizer {
    /// The next `<` that may be more than a tag that cannot matter, the count where there is none.
    @inline(never)
    func indexAfterSkimming(from start: Int) -> Int {
        let input = self.input
        var index = start
        while true {
            index = input.firstIndex(of: UInt8(ascii: "<"), from: index)
            guard let end = endOfUsualPlainTag(at: index) ?? endOfAnyPlainTag(at: index) else {
                return index
            }
            index = end
        }
    }

    /// The index behind a tag that cannot matter, as nearly all such tags are spelled; nil for
    /// others, and near the input's end.
    ///
    /// End tags never matter while skimming: nothing is open whose end is waited for.
    @inline(__always)
    private func endOfUsualPlainTag(at start: Int) -> Int? {
        let input = self.input
        guard start <= input.count &- Self.reach else { return nil }
        guard let tag = input.usualTagName(input.word(at: start), at: start) else { return nil }
        let end = tag.range.upperBound
        let byte = UInt8(truncatingIfNeeded: input.word(at: end))
        if tag.isEnd { return byte == UInt8(ascii: ">") ? end &+ 1 : nil }
        guard !tag.name.mayMatter else { return nil }
        return byte == UInt8(ascii: ">") ? end &+ 1 : endOfUsualPlainAttributes(from: end)
    }

    /// The index behind attributes and the tag's bracket, where each has one blank before it, a
    /// short name that cannot carry a link, and a value in double quotes; nil for others.
    @inline(__always)
    private func endOfUsualPlainAttributes(from start: Int) -> Int? {
        let input = self.input
        var index = start
        while index <= input.count &- Self.reach {
            let word = input.word(at: index)
            let byte = UInt8(truncatingIfNeeded: word)
            guard byte == 0x20 else { return byte == UInt8(ascii: ">") ? index &+ 1 : nil }
            guard let (name, end) = input.usualName(word &>> 8, at: index &+ 1),
                name != .style, name != .cite,
                UInt16(truncatingIfNeeded: input.word(at: end)) == 0x223D
            else { return nil }
            index = input.firstIndex(of: UInt8(ascii: "\""), from: end &+ 2) &+ 1
        }
        return nil
    }

    /// The same for any spelling; the count where the input ends within the tag.
    @inline(never)
    private func endOfAnyPlainTag(at index: Int) -> Int? {
        let input = self.input
        guard index < input.count - 2 else { return nil }
        let nameStart = index + (input[index + 1] == UInt8(ascii: "/") ? 2 : 1)
        guard input[nameStart].isASCIILetter,
            let tag = input.shortName(at: nameStart, ofAttribute: false), !tag.name.mayMatter
        else { return nil }
        return endOfPlainTag(from: tag.end)
    }

    /// The index behind a tag whose attributes nobody wants, the count where the input ends within;
    /// nil where an attribute may carry a link whatever the tag's name.
    ///
    /// Only `=` can open a value that hides a bracket, and quotes before it are letters of names.
    func endOfPlainTag(from start: Int) -> Int? {
        let input = self.input
        var index = start
        while index < input.count {
            let mark = input.firstBracketOrEquals(from: index)
            guard mark < input.count else { break }
            if input[mark] == UInt8(ascii: ">") { return mark + 1 }
            if input.endsLinkName(before: mark, from: start) { return nil }
            let previous = input[mark - 1]
            if mark == index || previous == UInt8(ascii: "/") || previous.isHTMLSpace {
                index = endOfAttribute(before: mark, from: index)
            } else {
                index = readValue(from: indexAfterSpaces(from: mark + 1)).end
            }
        }
        return input.count
    }

    /// Passes the attribute to which an equals sign belongs that does not follow a name at once.
    private func endOfAttribute(before mark: Int, from start: Int) -> Int {
        var index = start
        while index <= mark {
            if input[index] == UInt8(ascii: "/") || input[index].isHTMLSpace {
                index += 1
            } else {
                index = passAttribute(at: index)
            }
        }
        return index
    }
}

extension Span<UInt8> {
    /// True where the name of an attribute ends that can carry a link on elements of many names,
    /// and blanks at most stand between it and an index.
    @inline(__always)
    fileprivate func endsLinkName(before mark: Int, from start: Int) -> Bool {
        var end = mark
        while end > start && self[end - 1].isHTMLSpace { end -= 1 }
        guard end - start >= 5 else { return false }
        switch self[end - 1].lowercasedASCII {
        case UInt8(ascii: "e"): return spells("cite", at: end - 4) || spells("style", at: end - 5)
        case UInt8(ascii: "d"): return end - start > 10 && spells("background", at: end - 10)
        case UInt8(ascii: "t"): return end - start > 8 && spells("manifest", at: end - 8)
        default: return false
        }
    }
}

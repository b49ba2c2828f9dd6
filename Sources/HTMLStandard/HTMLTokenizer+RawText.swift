extension HTMLTokenizer {
    /// Reads the text of RCDATA or RAWTEXT; its end tag is then read as data.
    mutating func readRawText(as form: HTMLTextForm) -> HTMLToken? {
        var index = input.firstIndex(of: UInt8(ascii: "<"), from: position)
        while index < input.count && !opensAppropriateEndTag(at: index) {
            index = input.firstIndex(of: UInt8(ascii: "<"), from: index + 1)
        }
        if index < input.count { state = .data }
        return takeText(upTo: index, as: form)
    }

    /// Reads the text of a script; its end tag is then read as data.
    mutating func readScript() -> HTMLToken? {
        var escape = ScriptEscape.none
        var index = position
        while index < input.count {
            if escape == .none {
                index = input.firstIndex(of: UInt8(ascii: "<"), from: index)
                guard index < input.count else { break }
            }
            let byte = input[index]
            if byte == UInt8(ascii: "<") {
                if escape != .double && opensAppropriateEndTag(at: index) {
                    state = .data
                    break
                }
                index = passLessThan(at: index, in: &escape)
            } else {
                let closes = byte == UInt8(ascii: ">")
                if closes && input.isDoubled(UInt8(ascii: "-"), before: index) { escape = .none }
                index += 1
            }
        }
        return takeText(upTo: index, as: .raw)
    }

    /// How deep a script's text is within `<!--` and, inside that, within `<script>`.
    private enum ScriptEscape {
        case none, single, double
    }

    /// Passes a `<` of a script that does not end it; returns the index behind what it opened.
    private func passLessThan(at index: Int, in escape: inout ScriptEscape) -> Int {
        switch escape {
        case .none:
            guard input.spells("<!--", at: index) else { return index + 1 }
            escape = .single
            return index + 4
        case .single:
            guard spellsTag("script", at: index + 1) else { return index + 1 }
            escape = .double
            return index + 7
        case .double:
            guard spellsTag("/script", at: index + 1) else { return index + 1 }
            escape = .single
            return index + 8
        }
    }

    /// True where a word and the end of a tag's name follow each other.
    private func spellsTag(_ word: StaticString, at index: Int) -> Bool {
        let end = index + word.utf8CodeUnitCount
        return end < input.count && input[end].endsTagName && input.spells(word, at: index)
    }

    /// True where `</`, the last start tag's name and the end of a name follow each other.
    private func opensAppropriateEndTag(at index: Int) -> Bool {
        guard index + 2 < input.count, input[index + 1] == UInt8(ascii: "/") else { return false }
        var name = HTMLName.none
        var end = index + 2
        while end < input.count && input[end].isASCIILetter && name.isExact {
            name.append(input[end])
            end += 1
        }
        return name == lastStartTag && name != .none && end < input.count && input[end].endsTagName
    }
}

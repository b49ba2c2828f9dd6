import CrawlModel
import HTMLStandard

extension LinkReader {
    /// What the present tag says of its link.
    func relation(from tokenizer: borrowing HTMLTokenizer) -> LinkRelation {
        guard let rel = tokenizer.attribute(named: .rel), !rel.isOversized else { return .none }
        return LinkRelation(parsing: tokenizer.input.extracting(rel.range))
    }

    /// Collects the URL of an attribute, which may be empty; the number of a place that wants text.
    @discardableResult
    mutating func collectAny(
        _ name: HTMLName,
        as source: LinkSource,
        from tokenizer: borrowing HTMLTokenizer
    ) -> Int? {
        guard let attribute = tokenizer.attribute(named: name) else { return nil }
        let place = LinkPlace(source, relation: relation(from: tokenizer), position: position)
        return collector.collect(attribute, of: tokenizer, at: place)
    }

    /// Collects the URL of an attribute, where it is not empty.
    @discardableResult
    mutating func collect(
        _ name: HTMLName,
        as source: LinkSource,
        from tokenizer: borrowing HTMLTokenizer
    ) -> Int? {
        guard let attribute = tokenizer.attribute(named: name), !attribute.range.isEmpty else {
            return nil
        }
        let place = LinkPlace(source, position: position)
        return collector.collect(attribute, of: tokenizer, at: place)
    }

    /// Collects the URLs of a `srcset`.
    mutating func collectSet(
        _ name: HTMLName,
        as source: LinkSource,
        from tokenizer: borrowing HTMLTokenizer
    ) {
        collectParts(of: name, as: source, from: tokenizer) { value, parts in
            var set = SourceSet(value)
            while let candidate = set.next() { parts.append(candidate) }
        }
    }

    /// Collects the URLs of an attribute that stand between blanks or commas.
    mutating func collectWords(
        _ name: HTMLName,
        as source: LinkSource,
        from tokenizer: borrowing HTMLTokenizer
    ) {
        collectParts(of: name, as: source, from: tokenizer) { value, parts in
            var rest = 0..<value.count
            while let word = value.takeWord(from: &rest) { parts.append(word) }
        }
    }

    /// Collects the URLs that an attribute's value is split into.
    private mutating func collectParts(
        of name: HTMLName,
        as source: LinkSource,
        from tokenizer: borrowing HTMLTokenizer,
        split: (Span<UInt8>, inout [Range<Int>]) -> Void
    ) {
        guard let attribute = tokenizer.attribute(named: name), !attribute.isOversized else {
            return
        }
        let place = LinkPlace(source, position: position)
        parts.removeAll(keepingCapacity: true)
        guard tokenizer.input.needsDecoding(attribute.range) else {
            split(tokenizer.input.extracting(attribute.range), &parts)
            let start = attribute.range.lowerBound
            for part in parts {
                let whole = start + part.lowerBound..<start + part.upperBound
                _ = collector.collect(whole, of: tokenizer.input, at: place)
            }
            return
        }
        takeValue(of: attribute, from: tokenizer)
        let value = characters
        split(value.span, &parts)
        for part in parts { _ = collector.collect(value.span.extracting(part), at: place) }
    }

    /// Reads an attribute's value into the characters.
    mutating func takeValue(
        of attribute: HTMLAttribute,
        from tokenizer: borrowing HTMLTokenizer
    ) {
        characters.removeAll(keepingCapacity: true)
        tokenizer.appendValue(of: attribute, to: &characters)
    }
}

extension Span<UInt8> {
    /// Takes the next word from a range, with what separates it from the one before.
    fileprivate func takeWord(from rest: inout Range<Int>) -> Range<Int>? {
        let start = rest.first { !self[$0].separatesReferences } ?? rest.upperBound
        let end = (start..<rest.upperBound).first { self[$0].separatesReferences }
        rest = (end ?? rest.upperBound)..<rest.upperBound
        return start < rest.lowerBound ? start..<rest.lowerBound : nil
    }
}

extension UInt8 {
    /// True for blanks, controls and commas.
    fileprivate var separatesReferences: Bool { self <= 0x20 || self == UInt8(ascii: ",") }
}

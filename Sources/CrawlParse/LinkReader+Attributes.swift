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
        guard let attribute = tokenizer.attribute(named: name), !attribute.isOversized else {
            return
        }
        let place = LinkPlace(source, position: position)
        guard attribute.needsDecoding else {
            var set = SourceSet(tokenizer.input.extracting(attribute.range))
            while let range = set.next() {
                let start = attribute.range.lowerBound
                let whole = start + range.lowerBound..<start + range.upperBound
                _ = collector.collect(whole, of: tokenizer.input, at: place)
            }
            return
        }
        takeValue(of: attribute, from: tokenizer)
        let value = characters
        var set = SourceSet(value.span)
        while let range = set.next() {
            _ = collector.collect(value.span.extracting(range), at: place)
        }
    }

    /// Collects the URLs of an attribute that stand between blanks or commas.
    mutating func collectWords(
        _ name: HTMLName,
        as source: LinkSource,
        from tokenizer: borrowing HTMLTokenizer
    ) {
        guard let attribute = tokenizer.attribute(named: name), !attribute.isOversized else {
            return
        }
        let place = LinkPlace(source, position: position)
        guard attribute.needsDecoding else {
            var rest = attribute.range
            while let word = tokenizer.input.takeWord(from: &rest) {
                _ = collector.collect(word, of: tokenizer.input, at: place)
            }
            return
        }
        takeValue(of: attribute, from: tokenizer)
        for word in characters.split(whereSeparator: \.separatesReferences) {
            _ = collector.collect(word.span, at: place)
        }
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

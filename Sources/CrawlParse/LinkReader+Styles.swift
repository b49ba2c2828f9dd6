import CSSStandard
import CrawlModel
import HTMLStandard

extension LinkReader {
    /// Reads the text of a `style` element.
    mutating func readStyle(_ token: HTMLToken, from tokenizer: borrowing HTMLTokenizer) {
        guard token.form != .raw else {
            return readRaw(token.range, of: tokenizer.input, as: (.styleURL, .styleImport))
        }
        characters.removeAll(keepingCapacity: true)
        tokenizer.appendText(of: token, to: &characters)
        readDecoded(as: (.styleURL, .styleImport))
    }

    /// Reads the `style` attribute of any element.
    mutating func readStyleAttribute(from tokenizer: borrowing HTMLTokenizer) {
        guard let style = tokenizer.attribute(named: .style), !style.isOversized else { return }
        guard tokenizer.input.needsDecoding(style.range) else {
            let sources = (LinkSource.styleAttribute, LinkSource.styleAttribute)
            return readRaw(style.range, of: tokenizer.input, as: sources)
        }
        takeValue(of: style, from: tokenizer)
        readDecoded(as: (.styleAttribute, .styleAttribute))
    }

    /// Reads a whole style sheet.
    mutating func readSheet(_ sheet: Span<UInt8>) {
        readRaw(0..<sheet.count, of: sheet, as: (.sheetURL, .sheetImport))
    }

    private mutating func readRaw(
        _ range: Range<Int>,
        of page: Span<UInt8>,
        as sources: (url: LinkSource, imports: LinkSource)
    ) {
        guard page.extracting(range).mayHoldStyleURL else { return }
        var scanner = StyleScanner(page.extracting(range))
        while let found = scanner.next() {
            let start = range.lowerBound + found.range.lowerBound
            let whole = start..<range.lowerBound + found.range.upperBound
            let place = place(of: found, at: start, as: sources)
            if found.hasEscapes || page.hasAmpersand(whole) {
                collectEscaped(found, of: page.extracting(range), at: place)
            } else {
                _ = collector.collect(whole, of: page, at: place)
            }
        }
    }

    private mutating func readDecoded(as sources: (url: LinkSource, imports: LinkSource)) {
        let text = characters
        var scanner = StyleScanner(text.span)
        while let found = scanner.next() {
            let place = place(of: found, at: nil, as: sources)
            collectEscaped(found, of: text.span, at: place)
        }
    }

    private mutating func collectEscaped(
        _ found: StyleScanner.Reference,
        of text: Span<UInt8>,
        at place: LinkPlace
    ) {
        var reference: [UInt8] = []
        text.appendUnescaped(found.range, to: &reference)
        _ = collector.collect(reference.span, at: place)
    }

    /// A place in a sheet that is a text of the page, or in one that is known by its tag only.
    private func place(
        of found: StyleScanner.Reference,
        at start: Int?,
        as sources: (url: LinkSource, imports: LinkSource)
    ) -> LinkPlace {
        let source = found.isImport ? sources.imports : sources.url
        return LinkPlace(source, position: start.map { $0 + offset } ?? position)
    }
}

extension Span<UInt8> {
    /// False for most styles that name no URL, since nothing else stands for an at-rule's mark, for
    /// what escapes letters, and for `url` before a bracket.
    fileprivate var mayHoldStyleURL: Bool {
        holds(UInt8(ascii: "@")) || holds(UInt8(ascii: "\\")) || holdsBracketOfURL
    }

    private func holds(_ byte: UInt8) -> Bool { firstIndex(of: byte, in: 0..<count) < count }

    private var holdsBracketOfURL: Bool {
        var index = firstIndex(of: UInt8(ascii: "("), in: 0..<count)
        while index < count {
            if index > 0, self[index - 1] | 0x20 == UInt8(ascii: "l") { return true }
            index = firstIndex(of: UInt8(ascii: "("), in: index + 1..<count)
        }
        return false
    }

    /// True where the bytes would mean something else as an attribute's value.
    fileprivate func hasAmpersand(_ range: Range<Int>) -> Bool {
        range.contains { self[$0] == UInt8(ascii: "&") || self[$0] == 0 || self[$0] == 0x0D }
    }
}

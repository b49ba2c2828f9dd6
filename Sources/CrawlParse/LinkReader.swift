import CrawlModel
import HTMLStandard
import URLStandard

/// Reads the links of a page, tag by tag and text by text.
struct LinkReader {
    var collector = LinkCollector()
    /// Characters of an attribute or a text, kept for their storage only.
    var characters: [UInt8] = []
    /// Where the URLs of an attribute stand in its value, kept for their storage only.
    var parts: [Range<Int>] = []
    /// Where the present tag begins.
    private(set) var position = 0
    private var anchor: Int?
    private var text = CollapsedText()
    private var isInStyle = false
    private var hasRefresh = false
    /// How many bytes of the body stand before what the tokenizer sees.
    private(set) var offset = 0

    /// True while the text of a link is wanted.
    var wantsText: Bool { anchor != nil }
    /// True while a text is a link's, or a style sheet's.
    var takesText: Bool { anchor != nil || isInStyle }

    /// Begins a page, with the links of its header fields.
    mutating func begin(_ source: PageSource, base: WebURL, offset: Int, bodyCount: Int) {
        self.offset = offset
        anchor = nil
        isInStyle = false
        hasRefresh = false
        collector.reset(
            base: source.url,
            queryEncoding: source.queryEncoding,
            bodyCount: bodyCount
        )
        for reference in source.fields.references {
            _ = collector.collect(reference.target.span, at: reference.place)
        }
        collector.rebase(base)
    }

    /// Reads a start tag that the tree's feedback has noted.
    mutating func open(_ tag: HTMLToken, isHTML: Bool, from tokenizer: borrowing HTMLTokenizer) {
        position = tag.range.lowerBound - 1 + offset
        isInStyle = tag.name == .style
        if wantsText { noteWithinAnchor(tag, from: tokenizer) }
        if !isHTML {
            readForeign(tag, from: tokenizer)
        } else if tag.name.mayMatter {
            readElement(tag, from: tokenizer)
        } else if tokenizer.mayCarryRemark {
            readRemark(tag, from: tokenizer)
        }
        guard tokenizer.mayHave(.style) else { return }
        readStyleAttribute(from: tokenizer)
    }

    /// Reads an end tag.
    mutating func close(_ tag: HTMLToken) {
        isInStyle = false
        guard wantsText else { return }
        if tag.name == .a { endAnchor() } else if tag.name.separatesText { text.separate() }
    }

    /// Reads a text: a part of a link's, or of a style sheet.
    mutating func take(_ token: HTMLToken, from tokenizer: borrowing HTMLTokenizer) {
        if isInStyle { return readStyle(token, from: tokenizer) }
        guard wantsText, token.form == .data || token.form == .verbatim else { return }
        let range = token.range.prefix(4 * CollapsedText.maximumCount)
        if tokenizer.input.needsDecoding(range) {
            characters.removeAll(keepingCapacity: true)
            tokenizer.append(range, as: token.form, to: &characters)
            let words = characters
            text.append(words.span)
        } else {
            text.append(tokenizer.input.extracting(range))
        }
        if text.isFull { endAnchor() }
    }

    /// Ends the page.
    mutating func end() {
        endAnchor()
    }
}

extension LinkReader {
    /// Begins the text of a link, where it is wanted.
    mutating func beginAnchor(_ place: Int?) {
        endAnchor()
        guard let place else { return }
        anchor = place
        text.removeAll()
    }

    private mutating func endAnchor() {
        guard let place = anchor else { return }
        anchor = nil
        collector.setText(text, ofPlace: place)
    }

    private mutating func noteWithinAnchor(
        _ tag: HTMLToken,
        from tokenizer: borrowing HTMLTokenizer
    ) {
        guard tag.name.separatesText else { return }
        text.separate()
        guard tag.name == .img, takeAlternative(from: tokenizer) else { return }
        let words = characters
        text.append(words.span)
        text.separate()
        if text.isFull { endAnchor() }
    }

    /// Gives an image's place the words that stand for it.
    mutating func describe(_ place: Int?, from tokenizer: borrowing HTMLTokenizer) {
        guard let place, takeAlternative(from: tokenizer) else { return }
        var words = CollapsedText()
        words.append(characters.span)
        collector.setText(words, ofPlace: place)
    }

    /// Reads what stands for an image into the characters; false where there is nothing.
    private mutating func takeAlternative(from tokenizer: borrowing HTMLTokenizer) -> Bool {
        guard let alternative = tokenizer.attribute(named: .alt), !alternative.isOversized else {
            return false
        }
        characters.removeAll(keepingCapacity: true)
        tokenizer.appendValue(of: alternative, to: &characters)
        return true
    }

    /// Reads the first usable refresh of the page.
    mutating func readMeta(from tokenizer: borrowing HTMLTokenizer) {
        guard !hasRefresh, let content = tokenizer.attribute(named: .content) else { return }
        guard let refresh = MetaRefresh(in: tokenizer, content: content) else { return }
        let place = LinkPlace(.metaRefresh, position: position)
        hasRefresh = refresh.target.map { collector.collect($0.span, at: place) } ?? true
    }
}

extension HTMLTokenizer {
    /// False for most tags that have none of the attributes by which elements name URLs by the way.
    fileprivate var mayCarryRemark: Bool {
        mayHave(.background) || mayHave(.cite) || mayHave(.manifest)
    }
}

extension HTMLName {
    /// True for elements before and after which words end.
    fileprivate var separatesText: Bool {
        switch self {
        case .img, .br, .p, .div, .li, .td, .th, .tr, .dd, .dt, .h1, .h2, .h3, .h4, .h5, .h6, .pre,
            .blockquote, .table:
            true
        default: false
        }
    }
}

/// What the tree tells the tokenizer: which elements hold raw text, and where foreign content
/// begins.
///
/// It keeps no tree, only the open elements of SVG and MathML, and is exact where a page closes
/// what it opens. Scripting is off, so `noscript` is an element like others; a `template` is read
/// like a page.
@usableFromInline package struct HTMLTreeFeedback: Sendable {
    /// The most foreign elements that are remembered as open.
    private static var maximumDepth: Int { 128 }

    private var stack: [ForeignElement] = []
    /// True while a foreign element is open.
    @usableFromInline private(set) var isForeign = false

    /// True where the last tag that was noted belongs to HTML, not to SVG or MathML.
    @usableFromInline package internal(set) var isHTML = true

    /// True where the tokenizer may skim on behind the last tag that was noted.
    @inlinable package var allowsSkimming: Bool { skims && !isForeign }

    /// True to let the tokenizer skim the page where that loses nothing for a reader of links.
    @usableFromInline let skims: Bool

    /// - Parameter skims: True for a reader of links and titles only.
    package init(skims: Bool = false) {
        self.skims = skims
    }

    /// Forgets the page, keeps the storage.
    package mutating func reset() {
        stack.removeAll(keepingCapacity: true)
        isForeign = false
        isHTML = true
    }

    /// Notes a tag before the next token is read, and sets the tokenizer's state.
    @inlinable @inline(__always)
    package mutating func note(_ tag: HTMLToken, in tokenizer: inout HTMLTokenizer) {
        isHTML = true
        if isForeign || tag.name.mayBeNotable { noteNotable(tag, in: &tokenizer) }
    }

    @usableFromInline
    mutating func noteNotable(_ tag: HTMLToken, in tokenizer: inout HTMLTokenizer) {
        guard isForeign || tag.name.isNotable else { return }
        defer {
            isForeign = !stack.isEmpty
            tokenizer.skims = allowsSkimming
        }
        if tag.kind == .startTag {
            isHTML = belongsToHTML(tag, in: tokenizer)
            open(tag, in: &tokenizer)
        } else {
            close(tag)
        }
        tokenizer.allowsCDATA = stack.last.map { !$0.holdsHTML } ?? false
    }

    /// True where a start tag makes an HTML element; foreign elements that it ends are closed.
    private mutating func belongsToHTML(
        _ tag: HTMLToken,
        in tokenizer: borrowing HTMLTokenizer
    ) -> Bool {
        guard let last = stack.last else { return true }
        if last.holdsHTML || last.admitsHTML(tag.name) { return true }
        guard tag.name.breaksOut(in: tokenizer) else { return false }
        leaveForeignContent()
        return true
    }

    private mutating func open(_ tag: HTMLToken, in tokenizer: inout HTMLTokenizer) {
        guard !isHTML || tag.name == .svg || tag.name == .math else {
            tokenizer.state = tag.name.contentState
            if !HTMLName.voidElements.contains(tag.name) { countHTML(by: 1) }
            return
        }
        let isMath = isHTML ? tag.name == .math : stack.last?.isMath ?? false
        isHTML = false
        guard !tag.isSelfClosing, stack.count < Self.maximumDepth else { return }
        stack.append(ForeignElement(named: tag.name, isMath: isMath, in: tokenizer))
    }

    private mutating func close(_ tag: HTMLToken) {
        if let index = stack.lastIndex(where: { $0.name == tag.name }) {
            stack.removeSubrange(index...)
            isHTML = false
        } else if stack.last?.holdsHTML ?? true {
            isHTML = true
            countHTML(by: -1)
        } else {
            // The page seems well formed, so the HTML element that ends here is open below.
            isHTML = HTMLName.htmlElements.contains(tag.name)
            if isHTML { leaveForeignContent() }
        }
    }

    /// Closes foreign elements down to the nearest integration point.
    private mutating func leaveForeignContent() {
        while let last = stack.last, last.integration == .none { stack.removeLast() }
    }

    private mutating func countHTML(by difference: Int) {
        guard let last = stack.indices.last else { return }
        stack[last].openHTMLElements = max(stack[last].openHTMLElements + difference, 0)
    }
}

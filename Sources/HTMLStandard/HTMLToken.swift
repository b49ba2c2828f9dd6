/// One token: its kind and the bytes of the input that it stands for.
@usableFromInline package struct HTMLToken: Sendable, Equatable {
    /// What a token is.
    @usableFromInline package enum Kind: UInt8, Sendable {
        case text, startTag, endTag, comment, doctype
        /// The input has ended.
        case end
    }

    @usableFromInline package let kind: Kind
    /// The element's name; for tags only.
    @usableFromInline package let name: HTMLName
    /// Text or comment without its delimiters, a tag's name, a document type after its keyword.
    @usableFromInline package let range: Range<Int>
    /// How the range becomes characters.
    @usableFromInline package let form: HTMLTextForm
    /// A tag that ends in a slash; a document type that ends before its closing bracket.
    @usableFromInline package let isMarked: Bool

    init(
        _ kind: Kind,
        _ range: Range<Int>,
        name: HTMLName = .none,
        form: HTMLTextForm = .raw,
        isMarked: Bool = false
    ) {
        self.kind = kind
        self.name = name
        self.range = range
        self.form = form
        self.isMarked = isMarked
    }

    /// True for a tag that ends in a slash.
    package var isSelfClosing: Bool { isMarked && kind == .startTag }
}

/// One attribute of the last start tag, as ranges of the input.
@usableFromInline package struct HTMLAttribute: Sendable, Equatable {
    /// The longest value that is kept, in bytes.
    package static var maximumValueCount: Int { 65_536 }

    @usableFromInline package let name: HTMLName
    @usableFromInline package let nameRange: Range<Int>
    /// The value as written, without its quotes.
    @usableFromInline package let range: Range<Int>

    /// True where the value is longer than the limit and is not to be used.
    package var isOversized: Bool { range.count > Self.maximumValueCount }
}

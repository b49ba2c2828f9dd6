/// What was read from an HTML page.
package struct ParsedPage: Sendable {
    /// The document's title, white space collapsed, at most 1 KiB; nil where there is none.
    package var title: String?
    /// Every distinct HTTP(S) URL that the page names, in document order.
    package var links = LinkList()
    /// How many attributes were not looked at, because their tags have too many.
    package var omittedAttributeCount = 0
    /// What the page says about itself; nothing where only links were wanted.
    package var metadata = PageMetadata()

    package init() {}
}

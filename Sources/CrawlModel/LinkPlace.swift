/// One place of a page that names a URL.
package struct LinkPlace: Sendable, Equatable {
    package let source: LinkSource
    package let relation: LinkRelation
    /// Where the tag begins that names the URL, or within a style the URL itself, in bytes of the
    /// page; nil for header fields.
    package let position: Int?

    package init(_ source: LinkSource, relation: LinkRelation = .none, position: Int? = nil) {
        self.source = source
        self.relation = relation
        self.position = position
    }
}

/// Pages of links that come to nothing new: what they name is known, or can never be requested.
package struct DiscardedLinks: Sendable {
    /// One link, spelled anew at each `@`.
    private let spelling: String

    /// How many blocks of the heap more a page may take for ten times the links that are discarded.
    package static let threshold = 4

    package init(_ spelling: String) {
        self.spelling = spelling
    }

    /// Links whose spelling up to the fragment was met before, or that are none at a glance.
    package static let repeated = [
        "<a href=known>", "<a href='known#@'>", "<a href='#@'>", "<a href='/known?#@'>",
        "<img src=known>", "<a href=KNOWN&amp;>", "<a rel=nofollow href=known>",
        "<a href='data:,@'>", "<link rel=icon href=known>", "<td background=known>",
        "<p style='color:rgb(1,2,@)'>",
    ].map(DiscardedLinks.init)

    /// Links that are resolved, each by itself, before they are discarded.
    package static let resolved = [
        "<a href='mailto:a%@.example'>", "<a href='javascript:f(@)'>", "<a href='tel:@'>",
        "<a href='ftp://h/@'>", "<a href='http://:@/'>", "<a href='//[@/'>",
        "<a href='x@/../known'>", "<a href='\t@/../known'>", "<a href='x@/%2e%2E/%6bnown'>",
        "<img srcset='known 1x, x@/../known 2x'>", "<a ping='known x@/../known' href=known>",
    ].map(DiscardedLinks.init)

    /// A page with three links that are kept, and so many that are not.
    package func page(with count: Int) -> [UInt8] {
        let parts = spelling.split(separator: "@", omittingEmptySubsequences: false)
        let links = (0..<count).map { parts.joined(separator: "\($0)") }
        let known = "<a href=known>a</a><a href='/known?'>b</a><a href=KNOWN&amp;>c</a>"
        return Array("<title>t</title>\(known)<p>\(links.joined(separator: "x</a>\n"))</a>".utf8)
    }
}

extension DiscardedLinks: CustomStringConvertible {
    package var description: String { spelling }
}

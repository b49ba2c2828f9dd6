import MIMEStandard

/// What an answer's body is to a crawl.
package enum PageKind: Sendable {
    /// HTML and XHTML: read for its title and links.
    case html
    /// RSS and Atom.
    case feed
    /// A list of a site's URLs, or of such lists.
    case sitemap
    case css
    /// Any other XML.
    case xml
    /// Any other text.
    case text
    /// Pictures, sound, film, fonts, archives, programs.
    case binary
}

extension PageKind {
    /// True for all that people could read, given the time.
    package var isText: Bool { self != .binary }

    /// Sorts a type; what XML is about shows its first element.
    init(of type: MIMEType, body: [UInt8]) {
        switch type.essence {
        case "text/html", "application/xhtml+xml": self = .html
        case "text/css": self = .css
        case "application/rss+xml", "application/atom+xml", "application/rdf+xml": self = .feed
        case _ where type.isXML: self = PageKind(ofXML: XMLRoot.name(in: body))
        case _ where type.isText: self = .text
        default: self = .binary
        }
    }

    private init(ofXML root: String?) {
        self =
            switch root {
            case "html": .html
            case "rss", "feed", "RDF": .feed
            case "urlset", "sitemapindex": .sitemap
            default: .xml
            }
    }
}

extension MIMEType {
    /// True for text that is no markup, and for the notations that are written in it.
    fileprivate var isText: Bool {
        type == "text" || subtype.hasSuffix("+json") || Self.notations.contains(essence)
    }

    private static let notations: Set = [
        "application/json", "application/javascript", "application/x-javascript",
        "application/ecmascript", "application/x-ecmascript", "application/x-ndjson",
        "application/yaml", "application/x-yaml", "application/toml", "application/sql",
        "application/x-sh", "application/postscript",
    ]
}

import CrawlTestSupport
import Linux
import URLStandard

/// Real pages in memory: the documentation that the system has installed.
struct PageCollection {
    struct Page {
        let url: WebURL
        let body: [UInt8]
    }

    private(set) var pages: [Page] = []
    /// The directories that were read, and those that are not there.
    private(set) var places: [String] = []
    private(set) var missing: [String] = []

    /// The places of python3-doc and sqlite3-doc, by which the figures are compared.
    private static let usual = ["/usr/share/doc/python3.11/html", "/usr/share/doc/sqlite3"]
    private static let substitute = "/usr/share/doc/postgresql-doc-15/html"

    /// Reads all pages below directories; those of the usual documentation where none is named.
    init(_ directories: [String]) throws {
        for place in directories.isEmpty ? Self.usual : directories { try read(place) }
        if missing.contains(where: Self.usual.contains) { try read(Self.substitute) }
        precondition(!pages.isEmpty, "There are pages to read.")
    }

    var byteCount: Int { pages.reduce(0) { $0 + $1.body.count } }

    private mutating func read(_ place: String) throws {
        let before = pages.count
        try read(place, at: "https://docs.example.org/", depth: 0)
        if pages.count > before { places.append(place) } else { missing.append(place) }
    }

    private mutating func read(_ directory: String, at url: String, depth: Int) throws {
        guard depth < 8 else { return }
        for name in Directory.names(in: directory) {
            let path = directory + "/" + name
            guard name.hasSuffix(".html") || name.hasSuffix(".htm") else {
                try read(path, at: url + name + "/", depth: depth + 1)
                continue
            }
            let body = try FileDescriptor.open(path, for: .reading).readAll(limit: 1 << 26)
            pages.append(Page(url: try WebURL(parsing: url + name), body: body))
        }
    }
}

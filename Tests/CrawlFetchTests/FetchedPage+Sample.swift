import CrawlModel
import URLStandard

extension FetchedPage {
    /// An answer that nobody fetched.
    static func sample(
        status: Int = 200,
        fields: String = "",
        body: [UInt8] = []
    ) throws -> FetchedPage {
        FetchedPage(
            visit: try .sample("http://h.test/"),
            status: status,
            fields: HTTPFields(bytes: Array(fields.utf8)),
            body: body,
            facts: TransferFacts()
        )
    }
}

extension Visit {
    /// A visit of a URL, as the only page or as one of several hosts'.
    static func sample(_ url: String, host: Int32 = 0) throws -> Visit {
        Visit(
            id: URLID(rawValue: 0),
            key: URLKey(rawValue: 0),
            url: try WebURL(parsing: url),
            host: HostID(rawValue: host),
            depth: 0
        )
    }
}

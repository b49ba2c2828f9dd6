import CrawlModel
import URLStandard

extension Visit {
    /// A visit that no frontier handed out.
    init(to url: String, number: Int, host: Int) throws {
        self.init(
            id: URLID(rawValue: UInt32(number)),
            key: URLKey(rawValue: Int64(number)),
            url: try WebURL(parsing: url),
            host: HostID(rawValue: Int32(host)),
            depth: 0
        )
    }
}

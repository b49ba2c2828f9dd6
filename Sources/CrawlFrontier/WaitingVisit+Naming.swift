import CrawlModel
import CrawlWaiting
import URLStandard

extension WaitingVisit {
    init(id: URLID, key: URLKey, url: WebURL) {
        self.init(number: id.rawValue, hash: key.rawValue, url: url)
    }

    init(_ visit: Visit) {
        self.init(id: visit.id, key: visit.key, url: visit.url)
    }

    var id: URLID { URLID(rawValue: number) }

    var key: URLKey { URLKey(rawValue: hash) }
}

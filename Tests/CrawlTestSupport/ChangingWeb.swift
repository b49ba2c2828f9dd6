package import CrawlDemo
package import Linux
import Synchronization

/// A site that changes between crawls: it knows what its visitors have, by ETags.
package final class ChangingWeb: Sendable {
    private final class Shelf: Sendable {
        let answers = Mutex<[String: DemoResponse]>([:])
        let hasTags: Bool

        init(hasTags: Bool) {
            self.hasTags = hasTags
        }

        func answer(to request: DemoRequest) -> DemoResponse {
            guard var answer = answers.withLock({ $0[request.target] }) else {
                return .text("not here\n", status: 404)
            }
            guard hasTags, answer.status == 200 else { return answer }
            let tag = Self.tag(of: answer.body)
            answer.fields.append(.init("ETag", tag))
            guard request.field("If-None-Match") == tag else { return answer }
            return DemoResponse(status: 304, fields: [.init("ETag", tag)])
        }

        /// FNV-1a in quotation marks.
        private static func tag(of body: [UInt8]) -> String {
            let hash = body.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
                ($0 ^ UInt64($1)) &* 0x100_0000_01B3
            }
            return "\"\(hash)\""
        }
    }

    private let shelf: Shelf
    private let web: LoopbackWeb

    /// Serves pages of HTML by their paths, and 404 for all others.
    ///
    /// - Parameters:
    ///   - pages: The texts.
    ///   - hasTags: False for a server that sends each page anew.
    /// - Throws: What the kernel says when it has no port or thread for us.
    package init(_ pages: [String: String] = [:], hasTags: Bool = true) throws(Errno) {
        let shelf = Shelf(hasTags: hasTags)
        self.shelf = shelf
        web = try LoopbackWeb { shelf.answer(to: $0) }
        for (path, text) in pages { self[path] = .html(text) }
    }

    /// The beginning of every URL, without a slash at its end.
    package var base: String { web.base }

    /// What a path answers, nil for 404.
    package subscript(path: String) -> DemoResponse? {
        get { shelf.answers.withLock { $0[path] } }
        set { shelf.answers.withLock { $0[path] = newValue } }
    }

    /// The paths that were asked for after so many requests, robots.txt aside, in order.
    package func targets(since start: Int = 0) -> [String] {
        web.requests[start...].map(\.target).filter { $0 != "/robots.txt" }
    }

    /// How many requests have come.
    package var requestCount: Int { web.requests.count }
}

package import CrawlFetch
import CrawlModel
package import Linux
package import URLStandard

/// Tells a monitor, in the manner of healthchecks.io, that a crawl begins and how it ended.
package struct Ping: Sendable {
    private static let patience = Duration.seconds(10)

    private let url: WebURL
    private let plan: FetchPlan
    private let loop: EventLoop

    /// Prepares pings.
    ///
    /// - Parameters:
    ///   - url: What is requested, with a word behind its path.
    ///   - plan: How the crawl's own requests travel; whom it may connect to does not matter here,
    ///     for who crawls has chosen the monitor.
    ///   - loop: Where requests live.
    package init(_ url: WebURL, like plan: FetchPlan, on loop: EventLoop) {
        let everywhere = ["0.0.0.0/0", "::/0"].compactMap(AddressRange.init(parsing:))
        var own = FetchPlan(
            userAgent: plan.userAgent,
            gate: AddressGate(allowing: everywhere),
            keptConnections: 1
        )
        own.timeout = Self.patience
        own.connectTimeout = Self.patience
        own.maximumBodyBytes = 1 << 16
        own.resolver = plan.resolver
        own.transport.proxies = plan.transport.proxies
        own.transport.security = plan.transport.security
        self.url = url
        self.plan = own
        self.loop = loop
    }

    /// Tells that a crawl begins.
    ///
    /// - Returns: Why nobody heard it, nil where somebody did.
    package func begin() async -> String? { await send("start", tries: 1) }

    /// Tells how a crawl ended.
    ///
    /// - Returns: Why nobody heard it, nil where somebody did.
    package func end(_ exitStatus: Int32) async -> String? {
        await send("\(exitStatus)", tries: 3)
    }

    private func send(_ word: String, tries: Int) async -> String? {
        guard let url = Self.url(url, with: word) else { return "it has no path" }
        let fetcher = Fetcher(plan: plan, loop: loop)
        do throws(FetchError) {
            try await fetcher.open()
        } catch {
            return error.description
        }
        var fault: String?
        for attempt in 1...tries {
            fault = await Self.fault(of: fetcher.fetch(Self.visit(url, attempt)))
            guard fault != nil, attempt < tries else { break }
            guard (try? await loop.sleep(until: .now + .seconds(1))) != nil else { break }
        }
        await fetcher.close()
        return fault
    }

    /// `https://a/b?c` and `start` are `https://a/b/start?c`.
    private static func url(_ url: WebURL, with word: String) -> WebURL? {
        let parts = url.withoutFragment.description.split(separator: "?", maxSplits: 1)
        let path = parts[0].hasSuffix("/") ? parts[0].dropLast() : parts[0]
        let query = parts.count > 1 ? "?\(parts[1])" : ""
        return try? WebURL(parsing: "\(path)/\(word)\(query)")
    }

    private static func visit(_ url: WebURL, _ attempt: Int) -> Visit {
        Visit(
            id: URLID(rawValue: 1),
            key: URLKey(of: url),
            url: url,
            host: HostID(rawValue: 1),
            depth: 0,
            attempt: attempt
        )
    }

    private static func fault(of result: FetchResult) -> String? {
        switch result {
        case .answered(let page) where (200...299).contains(page.status): nil
        case .answered(let page): "the answer is \(page.status)"
        case .failed(let failure): failure.detail
        }
    }
}

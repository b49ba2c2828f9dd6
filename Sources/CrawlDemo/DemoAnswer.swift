/// What a crawl of the demo must have found when it is done: URLs in their normal form.
package struct DemoAnswer: Sendable, Equatable {
    /// The URLs that answer with a page, each with the fewest links from a seed.
    package private(set) var pages: [String: Int] = [:]
    /// The URLs that redirect, each with its target's URL.
    package private(set) var redirects: [String: String] = [:]
    /// The URLs that fail, each with how.
    package private(set) var failures: [String: DemoFailure] = [:]
    /// The URLs that a robots.txt keeps from being requested.
    package private(set) var refused: Set<String> = []
    /// The URLs one link beyond the depth, known and not requested.
    package private(set) var beyond: Set<String> = []
}

extension DemoAnswer {
    /// Walks the sites from their fronts, breadth first; a redirect adds no depth.
    ///
    /// - Complexity: O(n) in the links.
    init(to sites: [DemoSite], port: UInt16, depth limit: Int?) {
        var walk = Walk(sites)
        while let (page, depth) = walk.next() {
            let url = page.address.url(port: port)
            guard depth <= limit ?? .max else {
                beyond.insert(url)
                continue
            }
            guard walk.allows(page.address) else {
                refused.insert(url)
                continue
            }
            switch page.kind {
            case .redirect where walk.closesLoop(page): failures[url] = .loop
            case .redirect:
                walk.redirect(page)
                redirects[url] = page.links.first?.target.url(port: port)
                walk.follow(page.links, at: depth)
            case .failure(let failure): failures[url] = failure
            case .plain: pages[url] = depth
            case .html:
                pages[url] = depth
                walk.follow(page.links, at: depth + 1)
            }
        }
    }

    /// The pages of some sites in the order in which a walk meets them.
    private struct Walk {
        private let sites: [String: DemoSite]
        private let pages: [DemoAddress: DemoPage]
        private var seen: Set<DemoAddress> = []
        /// What waits, by depth.
        private var waiting: [[DemoAddress]] = []
        /// What is redirected to, and from where first.
        private var origins: [DemoAddress: DemoAddress] = [:]

        init(_ sites: [DemoSite]) {
            self.sites = Dictionary(uniqueKeysWithValues: sites.map { ($0.host, $0) })
            let pages = sites.flatMap(\.pages).map { ($0.address, $0) }
            self.pages = Dictionary(uniqueKeysWithValues: pages)
            waiting = [sites.map { DemoAddress(host: $0.host, target: "/") }]
        }

        mutating func next() -> (DemoPage, depth: Int)? {
            while let depth = waiting.firstIndex(where: { !$0.isEmpty }) {
                let address = waiting[depth].removeLast()
                guard let page = pages[address], seen.insert(address).inserted else { continue }
                return (page, depth)
            }
            return nil
        }

        mutating func follow(_ links: [DemoLink], at depth: Int) {
            while waiting.count <= depth { waiting.append([]) }
            waiting[depth] += links.map(\.target)
        }

        mutating func redirect(_ page: DemoPage) {
            guard let target = page.links.first?.target, origins[target] == nil else { return }
            origins[target] = page.address
        }

        /// True where a redirect leads back into its own chain.
        func closesLoop(_ page: DemoPage) -> Bool {
            let target = page.links.first?.target
            var place: DemoAddress? = page.address
            while let here = place, here != target { place = origins[here] }
            return place != nil
        }

        func allows(_ address: DemoAddress) -> Bool {
            sites[address.host]?.allows(address.target) ?? true
        }
    }
}

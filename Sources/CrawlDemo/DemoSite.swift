/// One host of the demo: its pages, and what its robots.txt allows.
struct DemoSite: Sendable {
    let host: String
    /// Beginnings of paths that its robots.txt forbids; the longest beginning decides.
    var disallowed: [String] = []
    var allowed: [String] = []
    private(set) var pages: [DemoPage] = []

    init(host: String) {
        self.host = host
    }

    /// Adds a page of HTML.
    mutating func add(
        _ target: String,
        _ title: String,
        _ links: [DemoLink] = [],
        base: String? = nil,
        delay: Duration = .zero
    ) {
        var page = page(target, title, .html, links)
        (page.base, page.delay) = (base, delay)
        pages.append(page)
    }

    /// Adds a text that names URLs which nobody follows.
    mutating func addText(_ target: String, _ title: String) {
        pages.append(page(target, title, .plain, []))
    }

    /// Adds a URL that leads elsewhere.
    mutating func addRedirect(_ target: String, _ status: Int, to link: DemoLink) {
        pages.append(page(target, "Moved", .redirect(status: status), [link]))
    }

    /// Adds a URL that fails; its body names a page all the same.
    mutating func addFailure(_ target: String, _ failure: DemoFailure) {
        pages.append(page(target, "Not as it should be", .failure(failure), [link("/")]))
    }

    /// A link to a page of this host.
    func link(
        _ target: String,
        _ spelling: DemoLink.Spelling = .path,
        _ element: DemoLink.Element = .anchor
    ) -> DemoLink {
        let address = DemoAddress(host: host, target: target)
        return DemoLink(target: address, spelling: spelling, element: element)
    }

    /// A link to a page of another host.
    func link(
        to host: String,
        _ target: String = "/",
        _ spelling: DemoLink.Spelling = .absolute
    ) -> DemoLink {
        DemoLink(target: DemoAddress(host: host, target: target), spelling: spelling)
    }

    /// The robots.txt, nil for a host without one.
    var robots: String? {
        guard !disallowed.isEmpty else { return nil }
        let rules = allowed.map { "Allow: \($0)\n" } + disallowed.map { "Disallow: \($0)\n" }
        return "# Robots are welcome elsewhere.\nUser-agent: *\n\(rules.joined())"
    }

    /// True where the robots.txt lets robots in (RFC 9309, section 2.2.2).
    func allows(_ target: String) -> Bool {
        guard let forbidden = longest(of: disallowed, target) else { return true }
        return longest(of: allowed, target).map { $0 >= forbidden } ?? false
    }

    private func longest(of beginnings: [String], _ target: String) -> Int? {
        let bytes = Array(target.utf8)
        return beginnings.filter { bytes.starts(with: $0.utf8) }.map(\.utf8.count).max()
    }

    private func page(
        _ target: String,
        _ title: String,
        _ kind: DemoPage.Kind,
        _ links: [DemoLink]
    ) -> DemoPage {
        let address = DemoAddress(host: host, target: target)
        return DemoPage(address: address, title: title, kind: kind, links: links)
    }
}

extension DemoSite {
    private static let goods = ["tea", "lamps", "maps", "twine"]
    private static let itemsPerGroup = 24

    /// A shop: lists in pages with queries, items, moved items, and a cart that is not for robots.
    static var shop: DemoSite {
        var site = DemoSite(host: "shop")
        site.disallowed = ["/cart"]
        site.allowed = ["/cart/help"]
        site.add(
            "/",
            "A Small Shop",
            goods.map { site.link("/list?of=\($0)&page=1") } + [
                site.link("/cart"), site.link("/cart/help"), site.link("/old-offer"),
            ]
        )
        site.add("/cart", "Your Cart", [site.link("/cart/checkout")])
        site.add("/cart/checkout", "Checkout")
        site.add("/cart/help", "Help with the Cart", [site.link("/cart"), site.link("/")])
        site.addRedirect("/old-offer", 301, to: site.link("/item/tea-1", .written("item/tea-1")))
        for group in goods { site.addGroup(group) }
        return site
    }

    private mutating func addGroup(_ group: String) {
        let pages = 1...3
        for page in pages {
            let first = (page - 1) * 8 + 1
            var links = (first..<first + 8).map { link("/item/\(group)-\($0)", .absolute) }
            if page < pages.count {
                links.append(
                    link(
                        "/list?of=\(group)&page=\(page + 1)",
                        .written("?of=\(group)&page=\(page + 1)")
                    )
                )
            }
            add("/list?of=\(group)&page=\(page)", "All \(group), page \(page)", links)
        }
        for number in 1...Self.itemsPerGroup { addItem(group, number) }
    }

    private mutating func addItem(_ group: String, _ number: Int) {
        let similar = (number + 4) % Self.itemsPerGroup + 1
        var links = [
            link("/item/\(group)-\(similar)", .written("\(group)-\(similar)")),
            link("/cart/add?item=\(group)-\(number)"), link("/", .path, .area),
        ]
        if number == 9 { links.append(link("/sold-out")) }
        if number == 12 { links.append(link(to: "docs", "/guide/\(number)/")) }
        add("/item/\(group)-\(number)", "Item \(number) of \(group)", links)
        add("/cart/add?item=\(group)-\(number)", "Added")
        if group == "tea", number == 9 { addFailure("/sold-out", .status(410)) }
    }

    /// A newspaper: an archive by date, a frame, a page that moves on, a view for no robot.
    static var news: DemoSite {
        var site = DemoSite(host: "news")
        site.disallowed = ["/print/"]
        let months = 1...6
        site.add(
            "/",
            "The Loopback Times",
            months.map { site.link("/2026/0\($0)/", .written("2026/0\($0)/")) } + [
                site.link("/latest"), site.link("/ticker", .path, .iframe), site.link("/broken"),
                site.link(to: "old", "/gone"),
            ]
        )
        site.add("/latest", "Latest", [site.link("/2026/06/9", .path, .refresh)])
        site.add("/ticker", "Ticker", [site.link("/2026/06/8", .anyScheme)])
        site.addFailure("/broken", .status(500))
        for month in months { site.addMonth(month) }
        return site
    }

    private mutating func addMonth(_ month: Int) {
        let folder = "/2026/0\(month)/"
        let days = 1...9
        add(folder, "Month \(month)", days.map { link("\(folder)\($0)", .written("\($0)")) })
        for day in days {
            add(
                "\(folder)\(day)",
                "News of 2026-0\(month)-0\(day)",
                [
                    link("/print\(folder)\(day)"), link(folder, .written("./")),
                    link("\(folder)\(day % 9 + 1)", .fragment("comments")),
                ]
            )
            add("/print\(folder)\(day)", "For printing", [link("\(folder)\(day)")])
        }
    }
}

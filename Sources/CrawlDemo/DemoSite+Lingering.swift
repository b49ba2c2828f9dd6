extension DemoSite {
    /// A forum: threads of many pages, each known from the page before it only.
    static var forum: DemoSite {
        var site = DemoSite(host: "forum")
        site.disallowed = ["/user/"]
        let threads = 1...6
        site.add("/", "The Forum", threads.map { site.link("/thread/\($0)?page=1") })
        for thread in threads {
            for page in 1...9 { site.addThread(thread, page, isLast: page == 9) }
        }
        site.add("/user/1", "A Member", [site.link("/user/2")])
        site.add("/user/2", "Another Member")
        return site
    }

    private mutating func addThread(_ thread: Int, _ page: Int, isLast: Bool) {
        let target = "/thread/\(thread)?page="
        var links = [link("/", .written("\\")), link("/user/\(page % 2 + 1)")]
        links.append(link("\(target)\(page)", .written("#post-\(page)")))
        if !isLast { links.append(link("\(target)\(page + 1)", .written("?page=\(page + 1)"))) }
        if isLast { links.append(link(to: "slow", "/room/\(thread)")) }
        add("\(target)\(page)", "Thread \(thread), page \(page)", links)
    }

    /// A host that lets everybody wait a little.
    static var slow: DemoSite {
        var site = DemoSite(host: "slow")
        let rooms = 1...8
        let front = [site.link("/room/1"), site.link("/room/2"), site.link("/stairs")]
        site.add("/", "A Slow House", front, delay: .milliseconds(300))
        for room in rooms {
            let door = site.link("/room/\(room % rooms.count + 1)")
            site.add("/room/\(room)", "Room \(room)", [door], delay: .milliseconds(20 * room))
        }
        site.addRedirect("/stairs", 302, to: site.link("/room/5"))
        return site
    }

    /// A host that has moved, lost or broken most of what it had.
    static var old: DemoSite {
        var site = DemoSite(host: "old")
        site.addRedirect("/", 301, to: site.link("/home", .written("home")))
        site.add(
            "/home",
            "An Old Home Page",
            ["/first", "/moved", "/round", "/gone", "/reset", "/short", "/secret"].map {
                site.link($0)
            }
        )
        site.addRedirect("/first", 302, to: site.link("/second", .written("second")))
        site.addRedirect("/second", 301, to: site.link("/third", .written("./third#here")))
        site.addRedirect("/third", 308, to: site.link("/last", .absolute))
        site.add("/last", "The Last of Four", [site.link("/beyond")])
        site.add("/beyond", "Beyond", [site.link(to: "slow", "/room/8")])
        site.addRedirect("/moved", 308, to: site.link(to: "docs", "/guide/1/"))
        site.addRedirect("/round", 302, to: site.link("/trip"))
        site.addRedirect("/trip", 302, to: site.link("/round"))
        site.addRedirect("/secret", 302, to: site.link(to: "shop", "/cart"))
        site.addFailure("/gone", .status(404))
        site.addFailure("/reset", .reset)
        site.addFailure("/short", .truncated)
        return site
    }
}

extension DemoSite {
    /// A handbook: chapters and sections that lead to each other by relative references.
    static var docs: DemoSite {
        var site = DemoSite(host: "docs")
        let chapters = 1...12
        site.add(
            "/",
            "The Handbook",
            chapters.map { site.link("/guide/\($0)/", .written("guide/\($0)/")) } + [
                site.link("/", .fragment("top")), site.link("/notes.txt"),
                site.link("/~ada/", .written("/%7Eada/")), site.link("/index", .shouting),
                site.link(to: "wiki"), site.link(to: "shop", "/", .anyScheme),
            ]
        )
        for chapter in chapters { site.addChapter(chapter, of: chapters.count) }
        site.add(
            "/index",
            "Index of Terms",
            chapters.map { site.link("/guide/\($0)/3", .written("\($0)/./3")) },
            base: "/guide/"
        )
        site.add("/~ada/", "Ada’s Notes", [site.link("/~ada/"), site.link("/", .written(".."))])
        site.addText("/notes.txt", "Notes")
        return site
    }

    private mutating func addChapter(_ chapter: Int, of count: Int) {
        let folder = "/guide/\(chapter)/"
        let sections = 1...6
        var links = sections.map { link("\(folder)\($0)", .written("\($0)")) }
        links.append(link("/", .written("../..")))
        if chapter < count {
            links.append(link("/guide/\(chapter + 1)/", .written("../\(chapter + 1)/")))
        }
        add(folder, "Chapter \(chapter)", links)
        for section in sections {
            let next = section % sections.count + 1
            add(
                "\(folder)\(section)",
                "Chapter \(chapter), Section \(section)",
                [
                    link("\(folder)\(next)", .written("./\(next)#start")),
                    link(folder, .written(".")), link("/", .written("../../x/../")),
                    link(to: "wiki", "/term/\(chapter * section % 60)"),
                ]
            )
        }
    }

    /// A wiki: many pages, each with links to others in no visible order.
    static var wiki: DemoSite {
        var site = DemoSite(host: "wiki")
        site.add(
            "/",
            "Terms",
            [1, 7, 30].map { site.link("/term/\($0)") } + [
                site.link("/caf%C3%A9", .written("/café"))
            ]
        )
        for number in 0..<60 {
            let others = [number * 7 + 3, number * 13 + 5, number + 11].map { $0 % 60 }
            site.add(
                "/term/\(number)",
                "Term \(number)",
                others.map { site.link("/term/\($0)", number % 2 == 0 ? .path : .written("\($0)")) }
                    + [site.link("/", .written("/"))]
            )
        }
        site.add(
            "/caf%C3%A9",
            "Café",
            [
                site.link("/caf%C3%A9", .written("/caf%c3%a9")), site.link("/term/59"),
                site.link(to: "forum", "/thread/1?page=5"),
            ]
        )
        return site
    }
}

import CrawlDemo
import CrawlEngine
import CrawlTestSupport
import Testing

/// What pages say about themselves, and what they ask of a crawl.
@Suite(.tags(.loopback), .timeLimit(.minutes(2)))
struct CrawlEngineDirectiveTests {
    private static let site: Site = {
        var tagged = DemoResponse.html("<a href=/from-tagged>x</a>")
        tagged.fields.append(.init("X-Robots-Tag", "otherbot: noindex"))
        tagged.fields.append(.init("X-Robots-Tag", "crawl-tests: nofollow"))
        var other = DemoResponse.html("<a href=/from-other>x</a>")
        other.fields.append(.init("X-Robots-Tag", "otherbot: none"))
        return Site([
            "/": .html(
                """
                <a href=/meta>1</a><a href=/tagged>2</a><a href=/other>3</a>
                <a rel=nofollow href=/alone>4</a>
                <a rel=nofollow href=/both>5</a><a href=/both>6</a>
                """
            ),
            "/meta": .html("<meta name=Robots content='NOINDEX, nofollow'><a href=/from-meta>x"),
            "/tagged": tagged, "/other": other, "/both": .html("both"),
            "/from-other": .html(
                """
                <html lang=en><title>T</title><meta name=description content=D><h1>H</h1>
                <link rel=canonical href=/c><meta property=og:type content=O><p>two words
                """
            ),
        ])
    }()

    @Test func `what says nofollow is recorded, not followed`() async throws {
        try await Self.site.crawl { file, web throws in
            let reasons = [
                "\(web.base)/alone": "nofollow", "\(web.base)/from-meta": "nofollow",
                "\(web.base)/from-tagged": "nofollow", "\(web.base)/c": "not_followed",
            ]
            #expect(try file.pairs("SELECT url, reason FROM skips") == reasons)
            let asked = Set(web.requests.map(\.target))
            #expect(asked.isDisjoint(with: ["/alone", "/from-meta", "/from-tagged"]))
            let followed = "SELECT dst, max(is_followed) FROM links GROUP BY dst"
            let expected = ["/alone": "0", "/both": "1", "/from-meta": "0", "/from-other": "1"]
            let found = try file.pairs(followed)
            for (path, value) in expected { #expect(found[web.base + path] == value, "\(path)") }
        }
    }

    @Test func `what a page says of itself is in its row`() async throws {
        try await Self.site.crawl { file, web throws in
            let robots = "SELECT url, meta_robots FROM pages WHERE meta_robots IS NOT NULL"
            #expect(
                try file.pairs(robots) == [
                    "\(web.base)/meta": "noindex,nofollow", "\(web.base)/tagged": "nofollow",
                ]
            )
            let row = """
                SELECT title || ' ' || description || ' ' || h1 || ' '
                 || lang || ' ' || canonical || ' ' || word_count || ' ' || text_len || ' '
                 || (simhash IS NOT NULL) || ' ' || metadata
                 FROM pages WHERE url LIKE '%/from-other'
                """
            let metadata = #"{"properties":[["og:type","O"]],"headings":[[1,"H"]]}"#
            #expect(try file.texts(row) == ["T D H en \(web.base)/c 3 11 1 \(metadata)"])
        }
    }

    @Test func `the fields of every answer are kept as they came`() async throws {
        try await Self.site.crawl { file, web throws in
            #expect(try file.number("SELECT count(*) FROM fetch WHERE headers IS NULL") == 0)
            let tags = """
                SELECT json_extract(j.value, '$[1]') FROM fetch f JOIN url u USING (url_id),
                 json_each(f.headers) j WHERE u.url LIKE '%/tagged'
                 AND json_extract(j.value, '$[0]')='X-Robots-Tag'
                """
            #expect(try file.texts(tags) == ["otherbot: noindex", "crawl-tests: nofollow"])
        }
    }

    @Test func `nofollow means nothing where that is asked for`() async throws {
        try await Self.site.crawl(obeysNofollow: false) { file, web throws in
            let asked = Set(web.requests.map(\.target))
            #expect(asked.isSuperset(of: ["/alone", "/from-meta", "/from-tagged"]))
            let robots = "SELECT count(*) FROM pages WHERE meta_robots LIKE '%nofollow'"
            #expect(try file.number(robots) == 2)
        }
    }
}

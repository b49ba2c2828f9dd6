import CrawlFrontier
import CrawlModel
import CrawlPoliteness
import CrawlScope
import Linux
import RobotsStandard
import Testing
import URLStandard

struct FrontierStateRespellingTests {
    private let now = Moment(nanoseconds: 0)

    private static let plan = {
        var plan = FrontierPlan(politeness: Politeness(delay: .zero, perHost: 9))
        (plan.ignored.www, plan.ignored.scheme) = (true, true)
        return plan
    }()

    /// A crawl of one host that goes by two names and two schemes.
    private func state(excluding patterns: [URLPattern] = []) -> FrontierState {
        let ignored = Self.plan.ignored
        let scope = Scope(
            .host,
            excludes: patterns,
            site: { String(decoding: ignored.authority(of: $0), as: UTF8.self) }
        )
        return FrontierState(Self.plan, scope: scope)
    }

    private func named(_ text: String) throws -> (url: WebURL, key: URLKey) {
        let url = try WebURL(parsing: text)
        return (url, URLKey(of: url, ignoring: Self.plan.ignored))
    }

    /// The next visit, after what robots.txt files had to be asked for on the way to it.
    private func visit(_ state: inout FrontierState, robots: inout [String]) -> Visit? {
        while true {
            switch state.next(now: now) {
            case .visit(let visit) where visit.kind == .robots:
                robots.append("\(visit.url)")
                _ = state.finish(visit, .robots(.rules(.allowAll)), now: now)
            case .visit(let visit): return visit
            case .locate(let host, _): state.locate(host, at: nil)
            default: return nil
            }
        }
    }

    @Test func `a host that goes by two names is one host with two robots.txt`() throws {
        var (state, robots) = (state(), [String]())
        let seed = try named("http://h.test/")
        _ = state.admit([seed])
        let first = try #require(visit(&state, robots: &robots))
        var links = LinkList()
        for text in ["https://www.h.test/", "https://www.h.test/a", "http://h.test/a"] {
            let link = try named(text)
            links.append(link.url, key: link.key, source: .a)
        }
        let changes = state.finish(first, .page(links), now: now)
        #expect(changes.count == 1)
        let second = try #require(visit(&state, robots: &robots))
        #expect("\(second.url)" == "https://www.h.test/a")
        #expect(second.host == first.host)
        #expect(robots == ["http://h.test/robots.txt", "https://www.h.test/robots.txt"])
        #expect(state.counts.hosts == 1)
    }

    @Test func `what redirects to its own URL by another spelling is visited by that`() throws {
        var (state, robots) = (state(), [String]())
        _ = state.admit([try named("http://h.test/")])
        let first = try #require(visit(&state, robots: &robots))
        let target = try WebURL(parsing: "https://www.h.test/")
        let changes = state.finish(first, .respelled(target), now: now)
        let again = try #require(visit(&state, robots: &robots))
        #expect(again.url == target && again.id == first.id && again.redirects == 1)
        #expect(changes == [.respelled(first.id, target), .reopened(again)])
        #expect(state.finish(again, .page(LinkList()), now: now).isEmpty)
        #expect(visit(&state, robots: &robots) == nil)
        #expect(state.counts.stored == 1 && state.counts.urls == 1)
    }

    @Test func `what comes to light on its way is known of the other spelling, too`() throws {
        var (state, robots) = (state(), [String]())
        _ = state.admit([try named("http://h.test/old")])
        let seed = try #require(visit(&state, robots: &robots))
        let moved = try named("http://h.test/map")
        _ = state.finish(seed, .redirect(to: moved.url, key: moved.key), now: now)
        let first = try #require(visit(&state, robots: &robots))
        #expect(first.redirects == 1 && !first.expectation.isSitemap)
        // A seed leads there without a redirect, and the user calls it a sitemap.
        _ = state.admit([moved])
        _ = state.admit(sitemaps: [moved.url])
        let target = try WebURL(parsing: "https://www.h.test/map")
        _ = state.finish(first, .respelled(target), now: now)
        let again = try #require(visit(&state, robots: &robots))
        #expect(again.url == target && again.redirects == 1 && again.expectation.isSitemap)
    }

    private func links(_ source: LinkSource = .a, to texts: String...) throws -> LinkList {
        var links = LinkList()
        for text in texts {
            let link = try named(text)
            links.append(link.url, key: link.key, source: source)
        }
        return links
    }

    @Test func `what comes nearer is visited by the spelling of its row`() throws {
        var (state, robots) = (state(), [String]())
        _ = state.admit([try named("http://h.test/1"), try named("http://h.test/2")])
        let first = try #require(visit(&state, robots: &robots))
        let second = try #require(visit(&state, robots: &robots))
        _ = state.finish(first, .page(try links(to: "http://h.test/far")), now: now)
        let far = try #require(visit(&state, robots: &robots))
        _ = state.finish(far, .page(try links(to: "http://h.test/p")), now: now)
        _ = state.finish(second, .page(try links(to: "https://www.h.test/p")), now: now)
        let page = try #require(visit(&state, robots: &robots))
        #expect("\(page.url)" == "http://h.test/p" && page.depth == 1)
    }

    @Test func `what is decided again is visited by the spelling that was judged`() throws {
        var (state, robots) = (state(), [String]())
        _ = state.admit([try named("http://h.test/1"), try named("http://h.test/2")])
        let first = try #require(visit(&state, robots: &robots))
        let second = try #require(visit(&state, robots: &robots))
        _ = state.finish(first, .page(try links(.link, to: "http://h.test/p")), now: now)
        let changes = state.finish(second, .page(try links(to: "https://h.test/p")), now: now)
        let page = try #require(visit(&state, robots: &robots))
        #expect("\(page.url)" == "https://h.test/p")
        #expect(changes == [.reopened(page), .respelled(page.id, page.url)])
    }

    @Test(arguments: [true, false])
    func `of a URL that has several, the first spelling is held against patterns`(
        isExcludedFirst: Bool
    ) throws {
        var (state, robots) = (state(excluding: ["https:*"]), [String]())
        _ = state.admit([try named("http://h.test/1"), try named("http://h.test/2")])
        let first = try #require(visit(&state, robots: &robots))
        let second = try #require(visit(&state, robots: &robots))
        let links = [try links(to: "https://h.test/p"), try links(to: "http://h.test/p")]
        _ = state.finish(first, .page(links[isExcludedFirst ? 0 : 1]), now: now)
        #expect(state.finish(second, .page(links[isExcludedFirst ? 1 : 0]), now: now).isEmpty)
        let page = visit(&state, robots: &robots)
        #expect(page.map { "\($0.url)" } == (isExcludedFirst ? nil : "http://h.test/p"))
    }

    @Test(arguments: ["*/~bob/*", "*/%7ebob/*", "re:/~bob/"], ["~", "%7E"])
    func `all spellings that are equal are excluded, or none is`(
        pattern: String,
        tilde: String
    ) throws {
        var state = state(excluding: [try URLPattern(parsing: pattern)])
        let changes = state.admit([try named("http://h.test/\(tilde)bob/")])
        guard case .skipped(_, .seed, .excluded, pattern) = try #require(changes.last) else {
            return #expect(Bool(false), "\(changes)")
        }
    }

    @Test func `a spelling that is excluded is not visited, though its URL is a seed`() throws {
        var (state, robots) = (state(excluding: ["https:*"]), [String]())
        _ = state.admit([try named("http://h.test/")])
        let first = try #require(visit(&state, robots: &robots))
        let target = try WebURL(parsing: "https://h.test/")
        #expect(state.finish(first, .respelled(target), now: now).isEmpty)
        #expect(visit(&state, robots: &robots) == nil)
    }
}

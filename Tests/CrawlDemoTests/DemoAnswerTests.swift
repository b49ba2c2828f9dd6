import CrawlTestSupport
import Testing

@testable import CrawlDemo

struct DemoAnswerTests {
    private static let whole = DemoAnswer(to: DemoWeb.sites, port: 80, depth: nil)

    @Test(.tags(.law), arguments: 0..<15)
    func `a deeper crawl finds all that a shallower one finds, at the same depth`(depth: Int) {
        let shallow = DemoAnswer(to: DemoWeb.sites, port: 80, depth: depth)
        let deep = DemoAnswer(to: DemoWeb.sites, port: 80, depth: depth + 1)
        #expect(shallow.pages == deep.pages.filter { $0.value <= depth })
        #expect(Set(shallow.redirects.keys).isSubset(of: deep.redirects.keys))
        #expect(Set(shallow.failures.keys).isSubset(of: deep.failures.keys))
        #expect(shallow.refused.isSubset(of: deep.refused))
        #expect(shallow.beyond.isDisjoint(with: shallow.pages.keys))
        #expect(shallow.beyond.isEmpty == (shallow == Self.whole))
    }

    @Test(.tags(.law)) func `every link leads to something that has an answer`() {
        let pages = DemoWeb.sites.flatMap(\.pages)
        let addresses = Set(pages.map(\.address))
        #expect(addresses.count == pages.count)
        for page in pages {
            for link in page.links { #expect(addresses.contains(link.target)) }
        }
    }

    @Test func `the demo is as large and as varied as it says`() {
        #expect((300...500).contains(Self.whole.pages.count))
        #expect(Self.whole.pages.values.max() ?? 0 >= 8)
        #expect(Set(Self.whole.failures.values).isSuperset(of: [.reset, .truncated, .loop]))
        for status in [404, 410, 500] {
            #expect(Self.whole.failures.values.contains(.status(status)))
        }
        #expect(Self.whole.redirects.count >= 8)
    }

    @Test func `depth zero is the fronts, and a redirect adds none`() {
        let answer = DemoAnswer(to: DemoWeb.sites, port: 80, depth: 0)
        #expect(answer.pages.count == DemoWeb.sites.count)
        #expect(answer.pages["http://old.localhost:80/home"] == 0)
        #expect(answer.redirects["http://old.localhost:80/"] == "http://old.localhost:80/home")
        #expect(Self.whole.pages["http://old.localhost:80/last"] == 1)
    }

    @Test func `what robots may not see is refused, and what only it names stays unknown`() {
        #expect(Self.whole.refused.contains("http://shop.localhost:80/cart"))
        #expect(Self.whole.pages["http://shop.localhost:80/cart/help"] == 1)
        #expect(!Self.whole.refused.contains("http://shop.localhost:80/cart/checkout"))
    }
}

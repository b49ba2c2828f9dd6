import CrawlPoliteness
import Testing

struct PolitenessTests {
    @Test(arguments: [
        ("127.0.0.1", true), ("[::1]", true), ("localhost", true), ("localhost.", true),
        ("a.localhost", true), ("localhost.test", false), ("128.0.0.1", false), ("127.1", false),
    ])
    func `loopback is known by its names`(name: String, isLocal: Bool) {
        #expect(isLoopback(name) == isLocal)
    }

    @Test func `what the user does not set depends on the host`() {
        let usual = Politeness()
        #expect(usual.delay(onLoopback: false) == .seconds(1))
        #expect(usual.delay(onLoopback: true) == .zero)
        #expect(usual.limit(onLoopback: false) == 1 && usual.limit(onLoopback: true) == 8)
        let own = Politeness(delay: .seconds(3), perHost: 2)
        for isLocal in [true, false] {
            #expect(own.delay(onLoopback: isLocal) == .seconds(3))
            #expect(own.limit(onLoopback: isLocal) == 2)
        }
    }
}

import Linux
import Testing

@testable import CrawlFetch

struct HostAddressesTests {
    private static func ordered(
        _ texts: [String],
        limit: Int = 9,
        hasRoute: Bool = true
    ) -> [String] {
        texts.compactMap(IPAddress.init(parsing:))
            .inOrderOfTrying(limit: limit) { _ in hasRoute }
            .map(\.description)
    }

    @Test func `the families take turns, IPv6 first`() {
        let given = ["1.0.0.1", "1.0.0.2", "1.0.0.3", "1::1", "1::2"]
        #expect(Self.ordered(given) == ["1::1", "1.0.0.1", "1::2", "1.0.0.2", "1.0.0.3"])
        #expect(Self.ordered(given, limit: 3) == ["1::1", "1.0.0.1", "1::2"])
    }

    @Test func `without a way for IPv6 it comes last`() {
        let given = ["1::1", "1::2", "1.0.0.1", "1.0.0.2"]
        #expect(
            Self.ordered(given, hasRoute: false) == ["1.0.0.1", "1.0.0.2", "1::1", "1::2"]
        )
    }

    @Test func `one family keeps its order`() {
        #expect(Self.ordered(["1::2", "1::1"], hasRoute: false) == ["1::2", "1::1"])
        #expect(Self.ordered(["1.0.0.2", "1.0.0.1"]) == ["1.0.0.2", "1.0.0.1"])
        #expect(Self.ordered([]) == [])
    }
}

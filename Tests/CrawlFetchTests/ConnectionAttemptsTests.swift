import Linux
import Testing

@testable import CrawlFetch

struct ConnectionAttemptsTests {
    private static func host(_ addresses: String...) -> HostAddresses {
        HostAddresses(addresses.compactMap(IPAddress.init(parsing:)))
    }

    /// The addresses as they are tried when each ends like this, and whether each was hurried.
    private static func tried(_ host: HostAddresses, cut: Set<String>) -> [String] {
        guard var attempts = ConnectionAttempts(host, at: .now) else { return [] }
        var tried: [String] = []
        repeat {
            let address = attempts.current.address.description
            tried.append(address + (attempts.isHurried ? " hurried" : ""))
            guard tried.count < 20 else { break }
        } while attempts.advance(
            wasCut: attempts.isHurried && cut.contains(attempts.current.address.description)
        )
        return tried
    }

    @Test func `each address is tried once, the last with all the time`() {
        let host = Self.host("::1", "127.0.0.1", "127.0.0.2")
        #expect(Self.tried(host, cut: []) == ["::1 hurried", "127.0.0.1 hurried", "127.0.0.2"])
        #expect(Self.tried(Self.host("127.0.0.1"), cut: []) == ["127.0.0.1"])
        #expect(Self.tried(Self.host(), cut: []) == [])
    }

    @Test func `an address that was cut short gets all the time when no other is left`() {
        let tried = Self.tried(Self.host("::1", "::2", "::3"), cut: ["::1", "::2"])
        #expect(tried == ["::1 hurried", "::2 hurried", "::3", "::1", "::2"])
    }

    @Test func `an address that was connected to comes first and is not hurried`() throws {
        let host = Self.host("::1", "127.0.0.1")
        host.prove(try #require(IPAddress(parsing: "127.0.0.1")))
        #expect(host.routes.map(\.address.description) == ["127.0.0.1", "::1"])
        #expect(Self.tried(host, cut: []) == ["127.0.0.1", "::1"])
        #expect(!host.isProven)
    }

    @Test func `what was learnt of an address outlives the answer that brought it`() throws {
        let (earlier, later) = (Self.host("::1", "::2"), Self.host("::3", "::2"))
        earlier.prove(try #require(IPAddress(parsing: "::2")))
        later.inherit(from: earlier)
        #expect(later.routes.map(\.address.description) == ["::2", "::3"])
        #expect(later.isProven)
        let other = Self.host("::4")
        other.inherit(from: earlier)
        #expect(!other.isProven)
    }

    @Test func `when the time for all is over no other address is tried`() throws {
        let host = Self.host("::1", "::2")
        var attempts = try #require(ConnectionAttempts(host, at: Moment(nanoseconds: 0)))
        #expect(attempts.advance(wasCut: false, within: .zero) == false)
    }
}

import CrawlDemo
import CrawlModel
import CrawlTestSupport
import Linux
import Synchronization
import Testing

@testable import CrawlFetch

/// What is connected to, whatever names and name servers say.
@Suite(.tags(.loopback), .serialized)
struct FetcherResolvingTests {
    private static func web() throws -> LoopbackWeb {
        try LoopbackWeb { .text($0.host) }
    }

    @Test func `a host of several addresses is reached by the one that answers`() throws {
        let web = try Self.web()
        let names = try StubNameServer { _ in
            NameAnswer(["127.0.0.2", "::1", "127.0.0.3", "127.0.0.1"])
        }
        let pool = try LoopbackPool(asking: names, allowing: ["127.0.0.0/8", "::1"])
        let urls = Array(repeating: "http://a.test:\(web.port)/", count: 3)
        let pages = try pool.fetch(urls).map(\.page?.facts.remoteAddress)
        #expect(pages == ["127.0.0.1", "127.0.0.1", "127.0.0.1"])
    }

    @Test func `a host without an address that answers is a failure to connect`() throws {
        let canary = try Canary(on: 0x7F00_0009)
        let names = try StubNameServer { _ in NameAnswer(["127.0.0.2", "127.0.0.3"]) }
        let failure = try LoopbackPool(asking: names).fetch("http://a.test:\(canary.port)/")?
            .failure
        #expect(failure?.outcome == .connectFail)
        #expect(failure?.isFinal == false)
        #expect(canary.takeCount() == 0)
    }

    @Test func `C6: an address of IPv6 that swallows everything costs a moment, once`() throws {
        let web = try Self.web()
        let hole = try BlackHole(at: #require(IPAddress(parsing: "::1")), port: web.port)
        let names = try StubNameServer { _ in NameAnswer(["::1", "127.0.0.1"]) }
        let pool = try LoopbackPool(asking: names, allowing: ["127.0.0.0/8", "::1"])
        let start = Moment.now
        let urls = Array(repeating: "http://a.test:\(web.port)/", count: 20)
        let pages = try pool.fetch(urls).compactMap(\.page?.facts.remoteAddress)
        let elapsed = Moment.now - start
        #expect(pages == Array(repeating: "127.0.0.1", count: 20))
        #expect(elapsed >= .milliseconds(290))
        // A request that is not woken for takes a second; a busy machine may take some itself.
        #expect(elapsed < .seconds(5))
        withExtendedLifetime(hole) {}
    }

    @Test func `a connection that did not come about leaves nothing behind`() throws {
        let head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2"
        let server = try HostileWeb(head + "\r\n\r\nab", closes: true)
        let start = Moment.now
        let urls = (0..<40).map { "http://127.0.0.\(2 - $0 % 2):\(server.port)/" }
        let results = try LoopbackPool().fetch(urls)
        #expect(results.compactMap(\.page).count == 20)
        #expect(results.compactMap(\.failure?.outcome) == Array(repeating: .connectFail, count: 20))
        // The number of a socket that was refused means another afterwards.
        #expect(Moment.now - start < .seconds(10))
    }

    @Test func `one connection serves a host whose addresses take turns`() throws {
        let server = try HostileWeb("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab")
        let turn = Atomic<Int>(0)
        let names = try StubNameServer { _ in
            let addresses = ["127.0.0.2", "127.0.0.1"]
            let isOdd = turn.add(1, ordering: .relaxed).newValue % 4 < 2
            return NameAnswer(isOdd ? addresses : addresses.reversed(), lifetime: 0)
        }
        let pool = try LoopbackPool(asking: names) {
            $0.resolver.memory.lifetimes = .zero...(.seconds(3_600))
        }
        let urls = Array(repeating: "http://a.test:\(server.port)/", count: 20)
        #expect(try pool.fetch(urls).compactMap(\.page).count == 20)
        #expect(server.connectionCount == 1)
        #expect(names.questions.count == 40)
    }

    @Test func `of public and private addresses only the public ones are tried`() throws {
        let web = try Self.web()
        let canary = try Canary(on: 0x7F00_0002, port: web.port)
        let names = try StubNameServer { _ in NameAnswer(["127.0.0.2", "::1", "127.0.0.1"]) }
        let pool = try LoopbackPool(asking: names, allowing: ["127.0.0.1"])
        let page = try pool.fetch("http://a.test:\(web.port)/")?.page
        #expect(page?.facts.remoteAddress == "127.0.0.1")
        #expect(canary.takeCount() == 0)
    }

    @Test func `F5: a name that changes its mind is never followed to a private address`() throws {
        let web = try Self.web()
        let canary = try Canary(on: 0x7F00_0002, port: web.port)
        let turn = Atomic<Int>(0)
        let names = try StubNameServer { question in
            let isPublic = turn.add(1, ordering: .relaxed).newValue % 4 < 2
            return NameAnswer([isPublic ? "127.0.0.1" : "127.0.0.2"], lifetime: 0)
        }
        let pool = try LoopbackPool(asking: names, allowing: ["127.0.0.1"]) {
            $0.resolver.memory.lifetimes = .zero...(.seconds(3_600))
        }
        let urls = Array(repeating: "http://a.test:\(web.port)/", count: 1_000)
        let results = try pool.fetch(urls)
        let pages = results.compactMap(\.page?.facts.remoteAddress)
        #expect(Set(pages) == ["127.0.0.1"])
        #expect(pages.count > 400)
        #expect(Set(results.compactMap(\.failure?.outcome)) == [.blockedAddress])
        #expect(canary.takeCount() == 0)
    }

    @Test func `F4: a public name does not lead into any range that is not public`() throws {
        let ranges = AddressGateTests.rangesOfIPv4 + AddressGateTests.rangesOfIPv6
        let addresses = ranges.flatMap { [$0.first, $0.last] }
        let names = try StubNameServer { question in
            let number = Int(question.name.dropFirst().prefix { $0 != "." }) ?? 0
            return NameAnswer([addresses[number]])
        }
        let urls = addresses.indices.map { "http://h\($0).test/" }
        let failures = try LoopbackPool(asking: names, allowing: []).fetch(urls).map(\.failure)
        for (address, failure) in zip(addresses, failures) {
            #expect(failure?.outcome == .blockedAddress, "\(address)")
        }
        #expect(failures.count >= 58)
    }

    @Test func `F3: no spelling of a private address is connected to`() throws {
        let canary = try Canary()
        let spellings = Self.spellings(of: "127.0.0.1")
        #expect(spellings.count >= 60)
        let names = try StubNameServer { _ in NameAnswer(["127.0.0.1", "::1"]) }
        let pool = try LoopbackPool(asking: names, allowing: [])
        // What is no URL is connected to by nobody.
        let visits = spellings.compactMap { try? Visit.sample("http://\($0):\(canary.port)/") }
        #expect(visits.count >= 60)
        let results = pool.run { fetcher in
            var results: [FetchResult] = []
            for visit in visits { results.append(await fetcher.fetch(visit)) }
            return results
        }
        for (visit, result) in zip(visits, results ?? []) {
            #expect(result.failure?.outcome == .blockedAddress, "\(visit.url)")
        }
        #expect(results?.count == visits.count)
        #expect(canary.takeCount() == 0)
        Attachment.record("\(visits.count) spellings, 0 connections\n", named: "figures.txt")
    }

    /// What people write for 127.0.0.1 to get past a filter of texts.
    private static func spellings(of address: String) -> [String] {
        [
            address, "127.1", "127.0.1", "127.000.000.001", "127.0.0.1.", "0",
            "0.0.0.0", "0x0", "2130706433", "0x7f000001", "0X7F000001", "017700000001",
            "0x7f.1", "0x7f.0.1", "0x7f.0.0.1", "0x7f.0x0.0x0.0x1", "0177.1", "0177.0.1",
            "0177.0.0.1", "0177.0.0.01", "00000177.0.0.1", "0x07f.0x00.0x00.0x01", "127.0x1",
            "127.0.0x1", "127.0.0.0x1", "127.01", "127.0.01", "127.0.0.01", "0177.0x0.0.1",
            "127.255.255.255", "127.65535", "127.0.256", "127.16777215", "2147483647",
            "%31%32%37.0.0.1", "127%2E0%2E0%2E1", "%30%78%37%66.1", "１２７.0.0.1",
            "１２７．０．０．１", "127。0。0。1", "127｡0｡0｡1", "①②⑦.⓪.⓪.①", "127.0.0.1。", "𝟏𝟐𝟕.0.0.1",
            "[::1]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::]", "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]", "[::FFFF:7F00:0001]", "[0:0:0:0:0:ffff:127.0.0.1]",
            "[::127.0.0.1]", "[::7f00:1]", "[::ffff:0:7f00:1]", "[64:ff9b::7f00:1]",
            "[64:ff9b::127.0.0.1]", "[2002:7f00:1::]", "[2002:7f00:1::1]", "[fe80::1]",
            "[fe80::1%25lo]", "[fe80::1%lo]", "[2001:0:1:2:3:4:80ff:fffe]", "[fc00::1]",
            "localhost", "LOCALHOST", "localhost.", "a.localhost", "ｌocalhost", "loc%61lhost",
            "rebind.test", "127.0.0.1.nip.test",
        ]
    }
}

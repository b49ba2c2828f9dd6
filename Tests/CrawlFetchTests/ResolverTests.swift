import CrawlDemo
import CrawlModel
import CrawlTestSupport
import Linux
import Synchronization
import Testing

@testable import CrawlFetch

/// Names and what becomes of them, by a fetcher's requests.
@Suite(.tags(.loopback))
struct ResolverTests {
    private static let here = NameAnswer(["127.0.0.1"])

    private static func web() throws -> LoopbackWeb {
        try LoopbackWeb(reach: .everyLoopback) { .text($0.host + $0.target) }
    }

    /// What a request for a name comes to, where the stub says this about it.
    private static func failure(
        _ answer: NameAnswer,
        _ change: (inout FetchPlan) -> Void = { _ in }
    ) throws -> (FetchFailure?, StubNameServer) {
        let names = try StubNameServer { _ in answer }
        let pool = try LoopbackPool(asking: names, change)
        return (try pool.fetch("http://a.test:9/")?.failure, names)
    }

    @Test func `a name leads to its address, and the host is still told its name`() throws {
        let web = try Self.web()
        let names = try StubNameServer { _ in NameAnswer(["127.0.0.9"]) }
        let page = try LoopbackPool(asking: names).fetch("http://a.test:\(web.port)/x")?.page
        #expect(page?.body == Array("a.test:\(web.port)/x".utf8))
        #expect(page?.facts.remoteAddress == "127.0.0.9")
        #expect(Set(names.questions.map(\.kind)) == [1, 28])
        #expect(names.questions.allSatisfy { $0.name == "a.test" && !$0.isOverTCP })
    }

    @Test func `a name is asked for once as long as its answer holds`() throws {
        let web = try Self.web()
        let names = try StubNameServer { _ in Self.here }
        let urls = Array(repeating: "http://a.test:\(web.port)/", count: 50)
        let pages = try LoopbackPool(asking: names).fetch(urls).compactMap(\.page)
        #expect(pages.count == 50)
        #expect(names.count(of: "a.test") == 2)
    }

    @Test func `an answer that no longer holds is asked for again`() throws {
        let web = try Self.web()
        let names = try StubNameServer { _ in NameAnswer(["127.0.0.1"], lifetime: 0) }
        let urls = Array(repeating: "http://a.test:\(web.port)/", count: 5)
        let pool = try LoopbackPool(asking: names) {
            $0.resolver.memory.lifetimes = .zero...(.seconds(3_600))
        }
        #expect(try pool.fetch(urls).compactMap(\.page).count == 5)
        #expect(names.count(of: "a.test") == 10)
    }

    @Test func `whoever asks while a name is asked for waits for the same answer`() throws {
        let web = try Self.web()
        let names = try StubNameServer { _ in
            var answer = Self.here
            answer.delay = .milliseconds(50)
            return answer
        }
        let urls = (0..<100).map { (url: "http://a.test:\(web.port)/\($0)", host: Int32(0)) }
        let pages = try LoopbackPool(asking: names).fetchTogether(urls).compactMap(\.page)
        #expect(pages.count == 100)
        #expect(names.count(of: "a.test") == 2)
    }

    @Test(arguments: [
        (NameAnswer.noSuchName, ResolutionFault.noSuchName), (NameAnswer(), .noAddress),
        (.serverFailure, .serverFailure), (.refused, .serverFailure),
        (NameAnswer(code: 9), .serverFailure),
    ])
    func `C1: a failure of names says which`(answer: NameAnswer, fault: ResolutionFault) throws {
        let (failure, names) = try Self.failure(answer)
        #expect(failure?.outcome == .dnsFail)
        #expect(failure?.detail == fault.sentence)
        #expect(failure?.isFinal == fault.isFinal)
        #expect(failure?.facts.remoteAddress == nil)
        #expect(names.count(of: "a.test") > 0)
    }

    @Test func `a server that never answers is given up after the time for names`() throws {
        let start = Moment.now
        let (failure, names) = try Self.failure(.silence) {
            $0.resolver.patience.firstWait = .milliseconds(100)
            $0.resolver.patience.timeout = .milliseconds(500)
        }
        #expect(failure?.outcome == .dnsFail)
        #expect(failure?.detail == ResolutionFault.timedOut.sentence)
        #expect(failure?.isFinal == false)
        #expect(Moment.now - start >= .milliseconds(490))
        #expect((failure?.facts.totalMilliseconds ?? 0) >= 490)
        #expect(names.count(of: "a.test") >= 4)
    }

    @Test func `an answer that is slower than the wait for it is taken all the same`() throws {
        let web = try Self.web()
        let names = try StubNameServer { _ in
            var answer = Self.here
            answer.delay = .milliseconds(300)
            return answer
        }
        let pool = try LoopbackPool(asking: names) {
            $0.resolver.patience.firstWait = .milliseconds(100)
            $0.resolver.patience.quickTime = .milliseconds(50)
        }
        #expect(try pool.fetch("http://a.test:\(web.port)/")?.page?.status == 200)
    }

    @Test func `a truncated answer is asked for again over TCP`() throws {
        let web = try Self.web()
        let names = try StubNameServer { _ in
            var answer = NameAnswer((1...200).map { "127.0.1.\($0)" })
            answer.way = .truncated
            return answer
        }
        let page = try LoopbackPool(asking: names).fetch("http://a.test:\(web.port)/")?.page
        #expect(page?.facts.remoteAddress == "127.0.1.1")
        #expect(names.questions.contains { $0.isOverTCP && $0.kind == 1 })
    }

    @Test func `aliases are followed`() throws {
        let web = try Self.web()
        let names = try StubNameServer { _ in
            var answer = Self.here
            answer.aliases = ["b.test", "c.test"]
            return answer
        }
        let page = try LoopbackPool(asking: names).fetch("http://a.test:\(web.port)/")?.page
        #expect(page?.body == Array("a.test:\(web.port)/".utf8))
    }

    @Test func `a family that is never answered does not hold up the other`() throws {
        let web = try Self.web()
        let names = try StubNameServer { $0.kind == 28 ? .silence : Self.here }
        let start = Moment.now
        #expect(try LoopbackPool(asking: names).fetch("http://a.test:\(web.port)/")?.page != nil)
        #expect(Moment.now - start < .seconds(1))
    }

    @Test func `a family whose server lies about the name does not hide the other`() throws {
        let web = try Self.web()
        let names = try StubNameServer { $0.kind == 28 ? .noSuchName : Self.here }
        #expect(try LoopbackPool(asking: names).fetch("http://a.test:\(web.port)/")?.page != nil)
    }

    @Test func `nothing is appended to a name`() throws {
        let names = try StubNameServer { _ in .noSuchName }
        _ = try LoopbackPool(asking: names).fetch(["http://intranet/", "http://a.b.test/"])
        #expect(Set(names.questions.map(\.name)) == ["intranet", "a.b.test"])
    }

    @Test(arguments: [
        "127.0.0.1", "2130706433", "0x7f.1", "localhost", "a.localhost",
    ])
    func `addresses and names of this machine are asked of nobody`(host: String) throws {
        let web = try Self.web()
        let names = try StubNameServer { _ in .noSuchName }
        let pool = try LoopbackPool(asking: names, allowing: ["127.0.0.0/8", "::1"])
        #expect(try pool.fetch("http://\(host):\(web.port)/")?.page?.status == 200)
        #expect(names.questions.isEmpty)
    }

    @Test(arguments: ["a.invalid", "invalid", "x.onion"])
    func `names that cannot exist are asked of nobody`(name: String) throws {
        let names = try StubNameServer { _ in Self.here }
        let failure = try LoopbackPool(asking: names).fetch("http://\(name)/")?.failure
        #expect(failure?.detail == ResolutionFault.noSuchName.sentence)
        #expect(names.questions.isEmpty)
    }

    @Test func `names in the hosts file are asked of nobody`() throws {
        let web = try Self.web()
        let names = try StubNameServer { _ in .noSuchName }
        try TemporaryDirectory.with { directory in
            let path = directory + "/hosts"
            try FileDescriptor.open(path, for: .creating)
                .writeAll(Array("127.0.0.7 Known.Test other # 127.0.0.8 no\n".utf8))
            let pool = try LoopbackPool(asking: names) { $0.resolver.hostsFile = path }
            let urls = ["http://known.test:\(web.port)/", "http://other:\(web.port)/"]
            let pages = try pool.fetch(urls).map(\.page?.facts.remoteAddress)
            #expect(pages == ["127.0.0.7", "127.0.0.7"])
            #expect(names.questions.isEmpty)
        }
    }

    @Test func `a name that cannot be asked for is none`() throws {
        let names = try StubNameServer { _ in Self.here }
        let long = String(repeating: "a", count: 64)
        let urls = ["http://\(long).test/", "http://\(String(repeating: "a.", count: 130))test/"]
        for failure in try LoopbackPool(asking: names).fetch(urls).map(\.failure) {
            #expect(failure?.outcome == .dnsFail)
        }
        #expect(names.questions.isEmpty)
    }

    @Test func `a cancelled task no longer waits for a name, the others do`() throws {
        let web = try Self.web()
        let asked = Bell()
        let names = try StubNameServer { _ in
            asked.ring()
            var answer = Self.here
            answer.delay = .milliseconds(100)
            return answer
        }
        let visit = try Visit.sample("http://a.test:\(web.port)/")
        let results = try LoopbackPool(asking: names).run { fetcher in
            async let other = fetcher.fetch(visit)
            let task = Task { await fetcher.fetch(visit) }
            await Task.yield()
            task.cancel()
            return await [task.value, other]
        }
        #expect(results?[0].failure?.outcome == .cancelled)
        #expect(results?[1].page?.status == 200)
        #expect(asked.wait(for: 1))
    }

    @Test func `closing ends those who wait for names`() throws {
        let asked = Bell()
        let names = try StubNameServer { _ in
            asked.ring()
            return .silence
        }
        let visits = try (0..<200).map { try Visit.sample("http://h\($0).test/", host: Int32($0)) }
        let outcomes = try LoopbackPool(asking: names).run { fetcher in
            await withTaskGroup(of: VisitOutcome?.self) { group in
                for visit in visits {
                    group.addTask { await fetcher.fetch(visit).failure?.outcome }
                }
                while names.questions.count < 128 { await Task.yield() }
                await fetcher.close()
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
        #expect(outcomes == Array(repeating: .cancelled, count: 200))
    }
}

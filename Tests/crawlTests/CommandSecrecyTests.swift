import CrawlDemo
import CrawlTestSupport
import Linux
import Synchronization
import Testing

/// Names, passwords and what else is nobody's business.
@Suite(.tags(.loopback), .timeLimit(.minutes(2)))
struct CommandSecrecyTests {
    @Test func `F10: names and passwords in links are neither kept nor sent`() throws {
        try Command.with { crawl throws in
            let heads = Mutex<[String]>([])
            let web = try SmallWeb { request in
                heads.withLock { $0.append(String(decoding: request.head, as: UTF8.self)) }
                let host = request.host
                switch request.target {
                case "/":
                    return .html(
                        "<a href=http://secretname:secretword@\(host)/a></a><a href=/b></a>"
                            + "<a href=/c></a>"
                    )
                case "/b": return .redirect(to: "http://secretname:secretword@\(host)/d")
                case "/c": return .html("<base href=http://secretname@\(host)/><a href=e></a>")
                case "/robots.txt": return .text("", status: 404)
                default: return .html("")
                }
            }
            #expect(try crawl.run("-q", "-o", "x.sqlite", "\(web.base)/").isSilent)
            let pages = ["/", "/a", "/c", "/d", "/e"].map { web.base + $0 }
            #expect(try crawl.pages() == pages)
            #expect(!heads.withLock { $0.joined().lowercased().contains("authorization") })
            for file in ["x.sqlite", "x.sqlite-wal"] {
                let path = crawl.directory + "/" + file
                guard let descriptor = try? FileDescriptor.open(path, for: .reading) else {
                    continue
                }
                let bytes = try descriptor.readAll(limit: 1 << 26)
                // The bodies are packed, so only what was read from them could show the words.
                #expect(!String(decoding: bytes, as: UTF8.self).contains("secretname"))
            }
        }
    }

    @Test func `a seed with a password is refused`() throws {
        try Command.with { crawl throws in
            let ending = try crawl.run("http://me:secret@127.0.0.1/")
            #expect(ending.status == 2)
            #expect(ending.errors.contains("--auth-file"))
        }
    }
}

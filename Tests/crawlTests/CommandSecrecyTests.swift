import CrawlDemo
import CrawlTestSupport
import Linux
import Synchronization
import Testing

/// Names, passwords and what else is nobody's business.
@Suite(.tags(.loopback))
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
            // A body is kept as it came, which is another matter.
            let words = ["-q", "-o", "x.sqlite", "--store", "none", "\(web.base)/"]
            #expect(try crawl.run(words).isSilent)
            let pages = ["/", "/a", "/c", "/d", "/e"].map { web.base + $0 }
            #expect(try crawl.pages() == pages)
            #expect(!heads.withLock { $0.joined().lowercased().contains("authorization") })
            for file in ["x.sqlite", "x.sqlite-wal"] {
                let path = crawl.directory + "/" + file
                guard let descriptor = try? FileDescriptor.open(path, for: .reading) else {
                    continue
                }
                let bytes = try descriptor.readAll(limit: 1 << 26)
                #expect(!String(decoding: bytes, as: UTF8.self).contains("secretname"))
            }
        }
    }

    /// Ways from the seed's origin to others; `%h` is the host's port, `%o` another server's.
    private static let routes: [String: DemoResponse] = [
        "/301": .redirect(to: "http://127.0.0.2:%h/301", status: 301),
        "/302": .redirect(to: "http://127.0.0.2:%h/302", status: 302),
        "/303": .redirect(to: "//127.0.0.2:%h/303", status: 303),
        "/307": .redirect(to: "http://127.0.0.1:%o/307", status: 307),
        "/308": .redirect(to: "http://127.0.0.1:%o/308", status: 308),
        "/name": .redirect(to: "http://localhost:%h/name"),
        "/tls": .redirect(to: "https://127.0.0.1:%h/tls"),
        "/dot": .redirect(to: "http://127.0.0.1.:%o/dot"),
        "/user": .redirect(to: "http://127.0.0.1:%h@127.0.0.3:%h/user"),
        "/link": .html("<a href=http://127.0.0.4:%h/link></a>"),
        "/base": .html("<base href=http://127.0.0.5:%h/><a href=base></a>"),
        "/frame": .html("<iframe src=//127.0.0.6:%h/frame></iframe>"),
        "/meta": .html("<meta http-equiv=refresh content='0;url=http://127.0.0.7:%h/meta'>"),
        "/twice": .redirect(to: "/twice2"), "/twice2": .redirect(to: "http://127.0.0.8:%h/twice2"),
        "/back": .redirect(to: "http://127.0.0.2:%h/back"),
    ]

    @Test(arguments: ["auth-file", "header-file"])
    func `F8: what tells who somebody is goes to its origin alone, on no route elsewhere`(
        option: String
    ) throws {
        let seen = Mutex<[(host: String, target: String, isTold: Bool)]>([])
        let answer = { @Sendable (request: DemoRequest, ports: (Int, Int)) -> DemoResponse in
            let isTold = request.field("Authorization") != nil || request.field("X-Token") != nil
            seen.withLock { $0.append((request.host, request.target, isTold)) }
            let here = "127.0.0.1:\(ports.0)"
            guard request.target != "/robots.txt" else { return .text("", status: 404) }
            guard request.host == here else {
                return request.target == "/back"
                    ? .redirect(to: "http://\(here)/return") : .html("")
            }
            guard request.target != "/" else {
                return .html(Self.routes.keys.map { "<a href=\($0)></a>" }.joined())
            }
            return Self.routes[request.target]?.filled(ports) ?? .html("")
        }
        try Command.with { crawl throws in
            let ports = Mutex((0, 0))
            let other = try SmallWeb(reach: .everyLoopback) { answer($0, ports.withLock(\.self)) }
            let web = try SmallWeb(reach: .everyLoopback) { answer($0, ports.withLock(\.self)) }
            ports.withLock { $0 = (Int(web.port), Int(other.port)) }
            let secret = option == "auth-file" ? "\(web.base) me:word" : "X-Token: secretword"
            try crawl.write(secret + "\n", to: "secret")
            let words = ["-o", "x.sqlite", "--scope", "any", "--allow-private", "127.0.0.0/8"]
            _ = try crawl.run(words + ["--retries", "0", "--\(option)", "secret", "\(web.base)/"])
            let seen = seen.withLock(\.self)
            let here = "127.0.0.1:\(web.port)"
            #expect(seen.filter { $0.host == here && !$0.isTold }.isEmpty)
            #expect(seen.filter { $0.host != here && $0.isTold }.isEmpty)
            #expect(seen.contains { $0.host == here && $0.target == "/return" })
            let routes = Set(
                seen.filter { $0.host != here && $0.target != "/robots.txt" }.map(\.target)
            )
            #expect(Set(seen.map(\.host)).count >= 9 && routes.count >= 12)
            Attachment.record("\(routes.count) routes, 0 leaks\n", named: "figures.txt")
            #expect(try crawl.column("SELECT config FROM run").allSatisfy { !$0.contains("word") })
        }
    }

    @Test(arguments: [
        (["--header", "X-Api-Key: 1"], "--header-file"), (["--header", "Cookie: a=b"], "-file"),
        (["--header", "nothing"], "no colon"), (["--header", "Host: a"], "not for users"),
        (["--header", "A: b\r\nC: d"], "printable"), (["--header-file", "none"], "cannot read"),
        (["--auth-file", "none"], "cannot read"), (["--auth-file", "bad"], "line 2 of bad"),
    ])
    func `what cannot be sent is refused before anything happens`(
        words: [String],
        complaint: String
    ) throws {
        try Command.with { crawl throws in
            try crawl.write("\nhttps://a.example secretword\n", to: "bad")
            let ending = try crawl.run(words + ["http://127.0.0.1:9/"])
            #expect(ending.status == 2)
            #expect(ending.errors.contains(complaint))
            #expect(!ending.errors.contains("secretword"))
            #expect(crawl.files == ["bad"])
        }
    }

    @Test func `fields and a contact reach every server as they were typed`() throws {
        try Command.with { crawl throws in
            let heads = Mutex<[String]>([])
            let web = try SmallWeb { request in
                heads.withLock { $0.append(String(decoding: request.head, as: UTF8.self)) }
                return request.target == "/robots.txt" ? .text("", status: 404) : .html("")
            }
            let words = ["--header", "Accept-Language: de", "--header", "accept: text/html"]
            let contact = ["--contact", "me@example.org", "--user-agent", "bot/1"]
            #expect(
                try crawl.run(["-q", "-o", "x.sqlite"] + words + contact + ["\(web.base)/"])
                    .isSilent
            )
            for head in heads.withLock(\.self) {
                #expect(head.contains("\r\nAccept-Language: de\r\n"))
                #expect(head.contains("\r\naccept: text/html\r\n") && !head.contains("Accept: "))
                #expect(head.contains("\r\nUser-Agent: bot/1 (+me@example.org)\r\n"))
                #expect(head.contains("\r\nFrom: me@example.org\r\n"))
            }
        }
    }

    @Test func `who is logged in does not log out`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb([
                "/": "<a href=/logout></a><a href=/?action=delete></a><a href=/in></a>", "/in": "",
                "/logout": "", "/?action=delete": "",
            ])
            try crawl.write("\(web.base) me:word", to: "secret")
            let words = ["-q", "-o", "x.sqlite", "--auth-file", "secret", "\(web.base)/"]
            #expect(try crawl.run(words).isSilent)
            #expect(web.targets == ["/", "/in"])
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

extension DemoResponse {
    /// The answer with the ports in their places.
    fileprivate func filled(_ ports: (Int, Int)) -> DemoResponse {
        let fill = { (text: String) in
            text.replacing("%h", with: "\(ports.0)").replacing("%o", with: "\(ports.1)")
        }
        var response = self
        response.body = Array(fill(String(decoding: body, as: UTF8.self)).utf8)
        response.fields = fields.map { Field($0.name, fill($0.value)) }
        return response
    }
}

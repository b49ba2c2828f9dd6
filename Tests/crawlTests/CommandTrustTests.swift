import CrawlTestSupport
import Linux
import Testing

/// Whose certificates are believed, and what is spoken once they are.
@Suite(.tags(.loopback), .enabled(if: TestAuthority.isPossible))
struct CommandTrustTests {
    /// Runs the body with the command, an authority and the URL of a server that it vouches for.
    private static func with(
        _ body: (Command, TestAuthority, String) throws -> Void
    ) throws {
        try Command.with { crawl throws in
            try TemporaryDirectory.with { directory in
                let authority = try TestAuthority(in: directory)
                let server = try OpenSSLServer(
                    authority.certificate(),
                    key: authority.key,
                    log: directory + "/log"
                )
                try body(crawl, authority, server.url)
            }
        }
    }

    @Test func `authorities are those of a file, of the environment, or the system's`() throws {
        try Self.with { crawl, authority, url in
            let words = ["-q", "--depth", "0", url]
            let file = ["-o", "x.sqlite", "--ca-file", authority.file]
            #expect(try crawl.run(file + words).isSilent)
            #expect(try crawl.pages() == [url])
            let hashed = try authority.hashedDirectory()
            for variable in ["SSL_CERT_FILE=\(authority.file)", "SSL_CERT_DIR=/:\(hashed)"] {
                var crawl = crawl
                crawl.prefix = ["env", variable]
                #expect(try crawl.run(["-o", variable.prefix(12) + "sqlite"] + words).isSilent)
            }
            let status = try crawl.run(["-o", "z.sqlite", "--robots", "ignore"] + words).status
            #expect(status == 4)
            let detail = try crawl.column("SELECT detail FROM fetch", of: "z.sqlite")
            #expect(detail.first?.contains("unable to get local issuer certificate") == true)
            #expect(try crawl.column("SELECT error FROM fetch", of: "z.sqlite") == ["tls_fail"])
        }
    }

    @Test func `who speaks TLS where http was taken may be typed with its scheme`() throws {
        try Self.with { crawl, _, url in
            let bare = String(url.dropFirst("https://".utf8.count))
            let ending = try crawl.run("-o", "x.sqlite", "--retries", "0", bare)
            #expect(ending.status == 4)
            let line = ending.lines.first { $0.contains("gave no page: ") } ?? ""
            // A port that ends in 443 is taken for one of https, and rarely the kernel gives one.
            let other = bare.hasSuffix("443/") ? "http://" : "https://"
            #expect(line.hasSuffix("; no scheme was typed, \(other) may be right"), "\(line)")
        }
    }

    @Test func `whom anybody is good enough for is told so, and the run remembers`() throws {
        try Self.with { crawl, _, url in
            let words = ["-o", "x.sqlite", "--depth", "0", "--insecure", url]
            let ending = try crawl.run(words)
            #expect(ending.status == 0)
            #expect(ending.lines.first == "crawl: --insecure: any certificate is taken for good")
            #expect(try crawl.pages() == [url])
            let member = "SELECT config ->> 'insecure' FROM run"
            #expect(try crawl.column(member) == ["1"])
        }
    }

    @Test(arguments: [
        ("SSL_CERT_FILE=/nonexistent", [], "/nonexistent"),
        ("SSL_CERT_DIR=/nonexistent", [], "/nonexistent"),
        ("A=b", ["--ca-file", "/nonexistent"], "/nonexistent"),
        ("A=b", ["--ca-file", "/etc/passwd"], "/etc/passwd"),
    ])
    func `C14: certificates that are not there end a crawl before it begins`(
        variable: String,
        words: [String],
        place: String
    ) throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(["/": "here"])
            var crawl = crawl
            crawl.prefix = ["env", variable]
            let ending = try crawl.run(words + ["-o", "x.sqlite", "\(web.base)/"])
            #expect(ending.status == 2)
            #expect(ending.lines.count == 1)
            let start = "crawl: cannot use the certificates in \"\(place)\": "
            #expect(ending.lines.first?.hasPrefix(start) == true)
            #expect(crawl.files.isEmpty && web.targets.isEmpty)
        }
    }

    @Test func `what the environment names is read for those alone who speak TLS`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(["/": "here"])
            var crawl = crawl
            crawl.prefix = ["env", "SSL_CERT_FILE=/etc/passwd"]
            let words = ["-q", "--depth", "0", "-o"]
            #expect(try crawl.run(words + ["x.sqlite", "\(web.base)/"]).isSilent)
            let ending = try crawl.run(words + ["y.sqlite", "https://127.0.0.1:1/"])
            #expect(ending.status == 2)
            let start = "crawl: cannot use the certificates in \"/etc/passwd\": "
            #expect(ending.lines.first?.hasPrefix(start) == true)
        }
    }

    @Test func `a server that cannot show who it is is asked once, for its robots file too`() throws
    {
        try Command.with { crawl throws in
            let server = try HostileWeb(greeting: .last("HTTP/1.1 400 No\r\n\r\n")) { _, _ in [] }
            let url = "https://127.0.0.1:\(server.port)/"
            #expect(try crawl.run("-q", "-o", "x.sqlite", url).status == 4)
            #expect(server.connectionCount == 1)
            let detail = try crawl.column("SELECT rule FROM skips")
            #expect(detail.count == 1)
            #expect(detail.first?.contains("wrong version number") == true)
        }
    }

    @Test(.enabled(if: NginxServer.isInstalled))
    func `HTTP2 is spoken where it is asked for`() throws {
        try Command.with { crawl throws in
            try TemporaryDirectory.with { directory in
                let authority = try TestAuthority(in: directory)
                let secret = TLSSecret(certificate: try authority.certificate(), key: authority.key)
                let server = try NginxServer(root: directory, directory: directory, secret: secret)
                let url = server.url + "extensions"
                for (words, version) in [([], "1.1"), (["--http2"], "2")] as [([String], String)] {
                    let words = ["-q", "--store", "none", "--ca-file", authority.file] + words
                    #expect(try crawl.run(words + ["-o", version, url]).isSilent)
                    let proto = try crawl.column("SELECT DISTINCT proto FROM fetch", of: version)
                    #expect(proto == [version])
                }
            }
        }
    }
}

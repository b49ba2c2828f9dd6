import CrawlTestSupport
import Linux
import Testing

/// A network as narrow as a modem: it lives with a server and the command alone.
struct CommandBandwidthTests {
    /// 256 kbit a second, in a network of its own.
    private static let narrow =
        "ip link set lo mtu 1500 up && "
        + "tc qdisc add dev lo root tbf rate 256kbit burst 8kb latency 400ms"

    private static let isPossible =
        NginxServer.isInstalled
        && (try? ChildProcess(["unshare", "-n", "sh", "-c", narrow]).wait()) == 0

    /// A server that stands beside the command, and goes when that is done.
    private static func script(_ configuration: String) -> String {
        """
        \(narrow) && nginx -c \(configuration) -e /dev/null || exit 99
        "$@"; status=$?
        kill "$(cat \(configuration).pid)"
        exit $status
        """
    }

    private static func configuration(_ file: String, root: String) -> String {
        """
        user root; pid \(file).pid; events {}
        http { access_log off; types { text/html html; }
          client_body_temp_path \(file).b; proxy_temp_path \(file).p; fastcgi_temp_path \(file).f;
          uwsgi_temp_path \(file).u; scgi_temp_path \(file).s;
          server { listen 127.0.0.1:8080; root \(root); index index.html; } }
        """
    }

    @Test(
        .tags(.slow),
        .enabled(if: isPossible, "it takes root, nginx, ip and tc to narrow a network")
    )
    func `C15: pages of 100 KiB come whole through 256 kbit, and none runs out of time`() throws {
        try Command.with { crawl throws in
            try crawl.makeDirectory("site")
            let names = ["a", "b", "c"]
            let links = names.map { "<a href=\($0).html></a>" }.joined()
            try crawl.write(links, to: "site/index.html")
            let size = 100 << 10
            for name in names {
                let text = String(repeating: "\(name) ", count: size / 2)
                try crawl.write(text, to: "site/\(name).html")
            }
            let file = crawl.path("nginx.conf")
            try crawl.write(Self.configuration(file, root: crawl.path("site")), to: "nginx.conf")
            var crawl = crawl
            crawl.prefix = ["unshare", "-n", "sh", "-c", Self.script(file), "sh"]
            let start = Moment.now
            let ending = try crawl.run("-q", "-o", "x.sqlite", "http://127.0.0.1:8080/")
            #expect(ending.isSilent, "\(ending)")
            // So many bits take so long: the network was narrow.
            #expect(Moment.now - start >= .seconds(8))
            #expect(try crawl.pages().count == 4)
            let sizes = "SELECT DISTINCT body_bytes FROM fetch WHERE body_bytes > 1000"
            #expect(try crawl.column(sizes) == ["\(size)"])
            #expect(try crawl.column("SELECT url FROM errors").isEmpty)
            #expect(try crawl.column("SELECT max(attempt) FROM fetch") == ["1"])
        }
    }
}

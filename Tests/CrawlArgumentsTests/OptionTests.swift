import Testing

@testable import CrawlArguments

struct OptionTests {
    @Test func `names and letters are unique and kebab-case`() {
        let names = Option.table.map(\.name)
        let letters = Option.table.compactMap(\.alias)
        #expect(Set(names).count == names.count)
        #expect(Set(letters).count == letters.count)
        let isKebab = { (byte: UInt8) in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
        }
        #expect(names.allSatisfy { $0.utf8.allSatisfy(isKebab) && !$0.hasPrefix("no-") })
    }

    @Test func `what takes a value names it, and only that`() {
        for option in Option.table {
            let takesNone =
                switch option.value {
                case .flag, .tally, .verb: true
                default: false
                }
            #expect(option.takesValue == !takesNone, "\(option.name)")
        }
    }

    @Test func `the options of this stage are spelled for good`() {
        let names = """
            adaptive allow-port allow-private anchors as-of auth-file avoid-traps bodies
            bodies-file body ca-file concurrency config connect-timeout contact cookie-jar cookies
            csv-safe
            datasette-metadata deadline delay delay-jitter depth dns-servers dry-run exclude
            extra-hops fail-on follow force format give-up header header-file help host http2
            if-locked ignore-query ignore-scheme ignore-sessions ignore-trailing-slash ignore-www
            include insecure limit-rate log-file log-format log-level max-age max-barren max-bytes
            max-failed max-hosts-per-site max-memory max-pages max-pages-below max-pages-per-host
            max-pages-per-site max-redirects max-size max-time max-wire-size metrics-file min-free
            nofollow only-new order output per-host per-ip per-ip-delay ping-url progress proxy
            quiet rate reason refresh retries robots run scope seed since sitemap
            sitemap-since skip-bad-seeds stall-timeout status store summary table timeout
            user-agent verbose version wait where
            """
        #expect(
            Option.table.map(\.name).sorted()
                == names.split(whereSeparator: \.isWhitespace).map(String.init)
        )
    }
}

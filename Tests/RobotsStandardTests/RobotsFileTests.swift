import Testing

@testable import RobotsStandard

struct RobotsFileTests {
    private func lines(_ bytes: [UInt8]) -> [Int] {
        RobotsFile(parsing: bytes).records.map(\.line)
    }

    private func lines(_ text: String) -> [Int] { lines(Array(text.utf8)) }

    @Test(arguments: ["\n", "\r", "\r\n"])
    func `lines are numbered alike whatever ends them`(end: String) {
        let text = ["# hello", "", "User-agent: *", "Disallow: /", "", "Allow: /a"]
        #expect(lines(text.joined(separator: end)) == [3, 4, 6])
    }

    @Test(arguments: [[0xEF, 0xBB, 0xBF], [0xEF, 0xBB], [0xEF], []] as [[UInt8]])
    func `a byte order mark, whole or cut short, is passed over`(mark: [UInt8]) {
        #expect(lines(mark + Array("User-agent: *\n".utf8)) == [1])
    }

    @Test func `other bytes before the first name spoil its line only`() {
        #expect(lines([0xEF, 0x11] + Array("User-agent: *\nAllow: /\n".utf8)) == [2])
        #expect(lines([0xFF, 0xFE] + "User-agent: *\n".utf8.flatMap { [$0, 0] }) == [])
    }

    @Test(arguments: [
        "user-agent : *", "USERAGENT:*", "  User Agent: * # all", "user-agent *", "Site-map: x",
        "dissallow:/", "Dissalow:/", "disalow:/", "diasllow:/", "disallaw:/", "crawl delay: 1",
    ])
    func `misspelled names and a missing colon are understood`(line: String) {
        #expect(lines(line) == [1])
    }

    @Test(arguments: ["", ":", ": /", "#user-agent: *", "allow", "disallow /a b", "allows: /"])
    func `other lines mean nothing`(line: String) {
        #expect(lines(line) == [])
    }

    @Test func `a line ends at a NUL`() {
        let file = RobotsFile(parsing: Array("Sitemap: /a\0b\nSitemap: /c\n".utf8))
        #expect(file.sitemaps == ["/a", "/c"])
    }

    @Test func `G3: a rule within 500 KiB counts, one beyond or across does not`() {
        let line = "Sitemap: /123456\n"
        let before = String(repeating: "#", count: RobotsLines.sizeLimit - 1 - line.utf8.count)
        #expect(RobotsFile(parsing: Array("\(before)\n\(line)\(line)".utf8)).sitemaps.count == 1)
        #expect(RobotsFile(parsing: Array("\(before)#\n\(line)\(line)".utf8)).sitemaps.count == 1)
        #expect(RobotsFile(parsing: Array("\(before)##\n\(line)\(line)".utf8)).sitemaps == [])
    }

    @Test func `G4: a line is cut at 16,664 bytes and the next one is whole`() {
        let long = "Sitemap: /" + String(repeating: "a", count: 30_000)
        let sitemaps = RobotsFile(parsing: Array("\(long)\nSitemap: /b\n".utf8)).sitemaps
        #expect(sitemaps.map(\.utf8.count) == [16_664 - 9, 2])
    }

    @Test func `sitemaps stand anywhere, in order, without empty ones`() {
        let text =
            "Sitemap: b\nUser-agent: x\nSITEMAPS: a#c\nSitemap:\nSitemap: http://x.test/?a:b\n"
        #expect(RobotsFile(parsing: Array(text.utf8)).sitemaps == ["b", "a", "http://x.test/?a:b"])
    }
}

import CrawlModel
import FoundationEssentials
import Linux
import Testing
import URLStandard

@testable import CrawlSeeds

struct SeedSourceTests {
    @Test func `a value is standard input, a URL or a list`() throws {
        #expect(try SeedSource(option: "-") == .standardInput)
        #expect(try SeedSource(option: "list") == .list("list"))
        #expect(try SeedSource(option: "list.txt") == .list("list.txt"))
        #expect(try SeedSource(option: "/a/http://x") == .list("/a/http://x"))
        let seed = SeedSource.seed(try Seed(parsing: "https://a.test/list.txt".utf8))
        #expect(try SeedSource(option: "https://a.test/list.txt") == seed)
        let bare = SeedSource.seed(try Seed(parsing: "a.test/list.txt".utf8))
        #expect(try SeedSource(address: "a.test/list.txt") == bare)
    }

    @Test func `a bad address is named with its reason`() {
        let error = #expect(throws: SeedError.self) { try SeedSource(option: "htp://\u{7}x") }
        #expect(error?.description == #""htp://\x07x" is neither http nor https"#)
    }

    @Test func `a name is looked for in seeds first, a path only where it points`() {
        #expect(SeedSource.places(of: "list") == ["seeds/list", "seeds/list.txt", "list"])
        #expect(SeedSource.places(of: "./list") == ["./list"])
    }

    @Test func `a missing list is told with the places where it was looked for`() {
        let error = #expect(throws: SeedError.self) { try SeedSource.list("no-such").read() }
        #expect(
            error?.description
                == #"cannot find the seed list "no-such": "#
                + "there is no seeds/no-such, no seeds/no-such.txt, no no-such"
        )
    }

    @Test func `a directory is no list`() {
        #expect(throws: SeedError.directory("/")) { try SeedSource.list("/").read() }
    }

    @Test func `what the system refuses is told in its words`() {
        let error = #expect(throws: SeedError.self) { try SeedSource.list("/dev/null/x").read() }
        #expect(
            error?.description == #"cannot read the seed list "/dev/null/x": Not a directory"#
        )
    }

    @Test func `sources are read in order, each URL once`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileDescriptor.makeDirectory(folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/list"
        try FileDescriptor.open(path, for: .creating).writeAll(Array("b.test\na.test\n".utf8))
        let sources = [try SeedSource(address: "a.test"), try SeedSource(option: path)]
        let seeds = try SeedSource.readAll(sources)
        #expect(seeds.map(\.url.description) == ["https://a.test/", "https://b.test/"])
        #expect(seeds.map(\.origin) == [nil, path + ":1"])
    }
}

import Testing

struct FloorPlanTests {
    private let tree = SourceTree.here

    @Test func `the house is found, with its command`() {
        #expect(tree.files.contains { $0.path == "Sources/crawl/CrawlCommand.swift" })
        #expect(tree.tests.contains { $0.path == "Tests/HouseTests/FloorPlanTests.swift" })
    }

    @Test func `imports lead down`() {
        tree.report(tree.sources.flatMap(FloorPlan.imports))
    }

    @Test func `every edge of the manifest leads down and is used`() throws {
        let edges = FloorPlan.edges(ofManifest: try tree.text("Package.swift"))
        #expect(edges.count > 40)
        tree.report(FloorPlan.falseEdges(edges, in: tree.files))
    }

    @Test(arguments: [
        (
            "CrawlParse", "package import CrawlStore",
            "the room CrawlParse looks into the room CrawlStore"
        ),
        (
            "CrawlModel", "import CrawlEngine",
            "CrawlModel on floor 2 imports CrawlEngine on floor 5"
        ),
        ("Curl", "import Linux", "Curl on floor 1 imports Linux on floor 1"),
        (
            "CrawlFetch", "import CCurl",
            "CrawlFetch imports the C of CCurl, which floor 1 makes safe"
        ),
        (
            "URLStandard", "import CPSL",
            "URLStandard imports the C of CPSL, which floor 1 makes safe"
        ),
        (
            "CrawlStore", "@preconcurrency import Glibc",
            "only the tools of floor 1 that make C safe import Glibc"
        ),
        (
            "CrawlModel", "import struct FoundationEssentials.Date",
            "FoundationEssentials stays on floors 3 to 7"
        ),
        ("crawl", "import Dispatch", "Dispatch is not a module that the house uses"),
        ("Attic", "import Linux", "Attic has no floor in the plan"),
    ])
    func `an import that climbs is found`(target: String, line: String, sentence: String) {
        let file = SourceFile(path: "Sources/\(target)/Bad.swift", text: line)
        #expect(FloorPlan.imports(file) == [file.finding(1, sentence)])
    }

    @Test func `an import that leads down is none`() {
        let text = """
            package import CrawlModel
            import func Linux.read
            import Synchronization
            // import Foundation
            let text = "import Foundation"
            """
        let file = SourceFile(path: "Sources/CrawlFetch/Good.swift", text: text)
        #expect(FloorPlan.imports(file).isEmpty)
    }

    @Test func `an edge of the manifest that lies is found`() {
        let manifest = """
            room("CrawlParse", on: "CrawlModel", "HTMLStandard"),
            room(
                "CrawlModel",
                on: "CrawlFetch"
            )
            """
        let parser = SourceFile(path: "Sources/CrawlParse/A.swift", text: "import CrawlModel")
        let model = SourceFile(path: "Sources/CrawlModel/B.swift", text: "import CrawlFetch")
        let edges = FloorPlan.edges(ofManifest: manifest)
        #expect(
            FloorPlan.falseEdges(edges, in: [parser, model]).map(\.description) == [
                "Package.swift:1: CrawlParse is declared on HTMLStandard and imports nothing of it",
                "Package.swift:4: CrawlModel is declared on CrawlFetch and does not stand above it",
            ]
        )
    }
}

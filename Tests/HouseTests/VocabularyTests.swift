import Testing

struct VocabularyTests {
    private let tree = SourceTree.here

    @Test func `no file says a banned word`() {
        tree.report(tree.files.flatMap(Vocabulary.banned))
    }

    @Test func `no work is left undone in a comment`() {
        tree.report(tree.files.flatMap(Vocabulary.leftovers))
    }

    @Test func `memory is handled by hand only where C is made safe`() {
        tree.report(tree.sources.flatMap(Vocabulary.unsafe))
    }

    @Test func `only the command speaks and ends the process`() {
        tree.report(tree.sources.flatMap(Vocabulary.voice))
    }

    @Test func `every task belongs to a group`() {
        tree.report(tree.sources.flatMap(Vocabulary.looseTasks))
    }

    @Test func `the vocabulary is values`() {
        tree.report(tree.sources.flatMap(Vocabulary.stillness))
    }

    @Test func `no test sleeps`() {
        tree.report(tree.tests.flatMap(Vocabulary.sleeps))
    }

    @Test func `a licence is used and has its reason`() {
        for licence in Vocabulary.licences {
            let file = tree.files.first { $0.path == licence.path }
            #expect(file?.tokens.contains { $0.text == licence.word } == true)
            #expect(licence.reason.hasSuffix("."))
        }
    }

    @Test(arguments: [
        "public struct A {}", "final class A: @unchecked Sendable {}",
        "nonisolated(unsafe) var a = 1",
        "func a() { fatalError(\"no\") }", "let a = try! b()", "let a = b as! C",
        "import Foundation",
        "let a = \"\\(try! b())\"",
    ])
    func `a banned word is found`(text: String) {
        let file = SourceFile(path: "Sources/CrawlFetch/A.swift", text: "\n" + text)
        #expect(Vocabulary.banned(file).map(\.line) == [2])
    }

    @Test(arguments: [
        "// public fatalError( try! import Foundation", "/* try! /* as! */ public */",
        "let a = \"public try! \\\" as!\"", "let a = #\"\\(try! b)\"#", "func `a public door`() {}",
        "let a = \"\"\"\n  try! \"public\"\n  \"\"\"", "import FoundationEssentials",
        "let a = try !b()",
    ])
    func `a banned word in a comment or a literal is none`(text: String) {
        let file = SourceFile(path: "Sources/CrawlFetch/A.swift", text: text)
        #expect(Vocabulary.banned(file).isEmpty)
    }

    @Test func `work left undone is found in comments only`() {
        let text = "let a = \"TODO\"\n/* later:\nFIXME */"
        let file = SourceFile(path: "Tests/LinuxTests/A.swift", text: text)
        #expect(Vocabulary.leftovers(file) == [file.finding(3, "FIXME is left in a comment")])
    }

    @Test(arguments: [("CrawlStore", 1), ("URLStandard", 1), ("Linux", 0)])
    func `unsafe is found outside the tools of C`(target: String, count: Int) {
        let file = SourceFile(path: "Sources/\(target)/A.swift", text: "let a = unsafe b.pointee")
        #expect(Vocabulary.unsafe(file).count == count)
    }

    @Test func `a room that speaks is found`() {
        let text =
            "func a() {\n print(1)\n exit(2)\n page.print(3)\n dump()\n}\nfunc dump() {}"
        let room = SourceFile(path: "Sources/CrawlStore/A.swift", text: text)
        #expect(Vocabulary.voice(room).map(\.line) == [2, 3])
        #expect(Vocabulary.voice(SourceFile(path: "Sources/crawl/A.swift", text: text)).isEmpty)
    }

    @Test func `a loose task is found`() {
        let text = "Task { }\nTask.detached { }\nlet a: Task<Void, Never>\ngroup.addTask { }"
        let file = SourceFile(path: "Sources/CrawlFetch/A.swift", text: text)
        #expect(Vocabulary.looseTasks(file).map(\.line) == [1, 2])
    }

    @Test func `a vocabulary that waits is found`() {
        let text = "func a() async {}"
        let model = SourceFile(path: "Sources/CrawlModel/A.swift", text: text)
        #expect(Vocabulary.stillness(model).count == 1)
    }

    @Test func `a test that sleeps is found`() {
        let text = "try await Task.sleep(for: .seconds(1))\nusleep(5)\nclock.sleep(3)"
        let test = SourceFile(path: "Tests/CurlTests/A.swift", text: text)
        #expect(Vocabulary.sleeps(test).map(\.line) == [1, 2])
    }
}

import Testing

struct NamingTests {
    private let tree = SourceTree.here

    @Test func `a file is named after the type that it declares or extends`() {
        tree.report(tree.files.flatMap(Naming.fileName))
    }

    @Test func `no name says nothing`() {
        tree.report(tree.files.flatMap(Naming.emptyWords))
    }

    @Test func `no type is called like a module`() {
        tree.report(tree.files.flatMap(Naming.moduleTwins))
    }

    @Test func `tests mirror the sources`() {
        tree.report(tree.tests.flatMap { Naming.mirror($0, in: tree.files) })
    }

    @Test(arguments: [
        (
            "Sources/Linux/Errno.swift", "struct ErrorNumber {}",
            "Errno.swift does not declare Errno"
        ),
        (
            "Sources/Linux/Errno+Naming.swift", "struct ErrnoNaming {}",
            "Errno+Naming.swift does not extend Errno"
        ),
        ("Sources/Linux/A.swift", "extension A {}\n// struct A {}", "A.swift does not declare A"),
        ("Sources/Linux/A.swift", "extension Span {}\nstruct B {}", "A.swift does not declare A"),
    ])
    func `a file without its type is found`(path: String, text: String, sentence: String) {
        let file = SourceFile(path: path, text: text)
        #expect(Naming.fileName(file) == [file.finding(1, sentence)])
    }

    @Test(arguments: [
        ("Sources/Linux/Errno.swift", "package struct Errno: Error {}"),
        ("Sources/Linux/EventLoop+Timers.swift", "extension EventLoop where A == B {}"),
        ("Sources/Linux/Searching.swift", "extension Span<UInt8> {}\nextension [UInt8] {}"),
        ("Sources/Linux/Timer+Waiting.swift", "extension EventLoop.Timer {}"),
        ("Tests/LinuxTests/EventLoop+TimersTests.swift", "struct EventLoopTimersTests {}"),
    ])
    func `a file with its type is none`(path: String, text: String) {
        #expect(Naming.fileName(SourceFile(path: path, text: text)).isEmpty)
    }

    @Test func `a name that says nothing is found`() {
        let text = "enum URLUtils {}\nstruct PageBase {}\nstruct BaseElement {}\nstruct Commons {}"
        let file = SourceFile(path: "Sources/Linux/ConnectionManager.swift", text: text)
        #expect(Naming.emptyWords(file).map(\.line) == [1, 1, 2])
    }

    @Test func `a type called like a module is found`() {
        let file = SourceFile(
            path: "Sources/CrawlModel/A.swift",
            text: "struct A { enum Linux {} }"
        )
        #expect(Naming.moduleTwins(file).count == 1)
    }

    @Test(arguments: [
        ("Tests/LinuxTests/EventLoopTests.swift", 0),
        ("Tests/LinuxTests/EventLoop+TimersTests.swift", 0),
        ("Tests/LinuxTests/EventLoopUnderLoadTests.swift", 0),
        ("Tests/LinuxTests/LinuxKernelTests.swift", 0),
        ("Tests/LinuxTests/KernelSuiteTests.swift", 0),
        ("Tests/LinuxTests/EventLoopsTests.swift", 1),
        ("Tests/LinuxTests/SurpriseTests.swift", 1),
        ("Tests/CurlTests/EventLoopTests.swift", 1),
    ])
    func `a test named after nothing is found`(path: String, count: Int) {
        let file = SourceFile(path: path, text: "struct Surprise {}")
        let files = [
            SourceFile(path: "Sources/Linux/EventLoop.swift", text: "struct EventLoop {}"),
            SourceFile(path: "Tests/LinuxTests/KernelSuite.swift", text: "struct KernelSuite {}"),
            file,
        ]
        #expect(Naming.mirror(file, in: files).count == count)
    }

    @Test func `a name falls into its words`() {
        #expect(Naming.words(of: "URLKey+Making") == ["url", "key", "making"])
        #expect(Naming.words(of: "PageHTML5Utils") == ["page", "html5", "utils"])
    }
}

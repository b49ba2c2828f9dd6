import Testing

struct ShapeTests {
    /// A text that may break a limit of shape, and why it must.
    struct Exception {
        let path: String
        let sentencePart: String
        let reason: String
    }

    /// At most five in the whole house.
    static let exceptions = [
        Exception(
            path: "Sources/CrawlModel/VisitRecord.swift",
            sentencePart: "VisitRecord stores",
            reason: "It is one row of the store, with a property for each column."
        ),
        Exception(
            path: "Sources/CrawlArguments/Arguments.swift",
            sentencePart: "Arguments stores",
            reason: "It is all that can be typed, with a property for each subject."
        ),
        Exception(
            path: "Sources/CrawlEngine/CrawlPlan.swift",
            sentencePart: "CrawlPlan stores",
            reason: "It is all that is decided beforehand, with a property for each room."
        ),
    ]

    private let tree = SourceTree.here

    private static let limits: [@Sendable (SourceFile) -> [Finding]] = [
        Shape.lines, Shape.length, Shape.functionLength, Shape.nesting, Shape.parameters,
        Shape.storedProperties,
    ]

    private func findings() -> [Finding] {
        tree.files.flatMap { file in Self.limits.flatMap { $0(file) } }
            + Shape.modules(tree.sources)
    }

    private func allows(_ exception: Exception, _ finding: Finding) -> Bool {
        exception.path == finding.path && finding.sentence.contains(exception.sentencePart)
    }

    @Test func `lines, files, functions, types and modules keep their limits`() {
        tree.report(
            findings().filter { finding in
                !Self.exceptions.contains { allows($0, finding) }
            }
        )
    }

    @Test func `exceptions are few, needed and explained`() {
        #expect(Self.exceptions.count <= 5)
        let all = findings()
        for exception in Self.exceptions {
            #expect(all.contains { allows(exception, $0) }, "\(exception.path) needs no exception")
            #expect(exception.reason.hasSuffix("."))
        }
    }

    @Test func `a long line is found`() {
        let text = "let a = 1\n// " + String(repeating: "ä", count: 98)
        let file = SourceFile(path: "Sources/Linux/A.swift", text: text)
        #expect(
            Shape.lines(file) == [file.finding(2, "the line has 101 of at most 100 characters")]
        )
    }

    @Test func `a long file is found`() {
        let text = String(repeating: "// a\n", count: 401)
        #expect(Shape.length(SourceFile(path: "Sources/Linux/A.swift", text: text)).count == 1)
        #expect(Shape.length(SourceFile(path: "Tests/LinuxTests/A.swift", text: text)).isEmpty)
    }

    @Test(arguments: [
        "func a() {", "init?(a: Int) {", "var a: [Int] {", "subscript(a: Int) -> Int {",
    ])
    func `a long body is found`(heading: String) {
        let body = String(repeating: "        b += \"{\"\n", count: 49)
        let text = "struct A {\n    \(heading)\n\(body)    }\n}"
        let file = SourceFile(path: "Sources/Linux/A.swift", text: text)
        #expect(Shape.functionLength(file).map(\.line) == [2])
        let shorter = text.replacing("        b += \"{\"\n    }", with: "    }")
        #expect(Shape.functionLength(SourceFile(path: file.path, text: shorter)).isEmpty)
    }

    @Test func `deep nesting is found`() {
        let text = "func a() { if b { for c in d { while e { f { g(\"{\") } } } } }"
        let deeper = text.replacing("g(\"{\")", with: "switch h { default: i }")
        #expect(Shape.nesting(SourceFile(path: "Sources/Linux/A.swift", text: text)).isEmpty)
        #expect(Shape.nesting(SourceFile(path: "Sources/Linux/A.swift", text: deeper)).count == 1)
    }

    @Test func `many parameters are found`() {
        let text = """
            func a<T>(
                _ a: [Int: T], b: (T, T), c: Pair<T, T>, d: () -> Void, e: Int = f(1, 2), g: T
            ) {}
            func b(_ a: T, b: T, c: T, d: T, e: T, f: T, g: T) {}
            struct C { init(a: T, b: T, c: T, d: T, e: T, f: T, g: T) {
                self.a = a
                self.b = b
            } }
            """
        let file = SourceFile(path: "Sources/Linux/A.swift", text: text)
        #expect(file.declarations.filter(\.kind.isFunction).map(\.parameters) == [6, 7, 7])
        #expect(Shape.parameters(file) == [file.finding(4, "b takes 7 of at most 6 parameters")])
    }

    @Test func `many stored properties are found`() {
        let stored = (1...10).map { "    var a\($0): Int = { 3 }()\n" }.joined()
        let computed = "    var b: Int { 3 }\n    static let c = 4\n    func d() { let e = 5 }\n"
        let full = "struct A {\n\(stored)\(computed)}"
        let fuller = "struct A {\n\(stored)\(computed)    let f: Int\n}"
        #expect(Shape.storedProperties(SourceFile(path: "Sources/A/A.swift", text: full)).isEmpty)
        #expect(
            Shape.storedProperties(SourceFile(path: "Sources/A/A.swift", text: fuller)).count == 1
        )
    }

    @Test func `a module for two is found`() {
        let text = String(repeating: "\n", count: 1251)
        let files = ["A", "B"].map { SourceFile(path: "Sources/Linux/\($0).swift", text: text) }
        #expect(Shape.modules(files).count == 1)
        #expect(Shape.modules([files[0]]).isEmpty)
    }
}

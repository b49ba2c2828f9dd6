import Testing

struct DoorsTests {
    @Test func `every door says what it promises`() {
        let tree = SourceTree.here
        tree.report(tree.files.flatMap(Doors.summaries))
    }

    @Test(arguments: [
        "package struct A {}",
        "/// Ends without its stop\npackage struct A {}",
        "// Not documentation.\npackage struct A {}",
        "/// Far away.\n\npackage struct A {}",
        "/// Documented.\npackage struct A {\n    package func b() {}\n}",
        "/// Documented.\npackage struct A {\n    package var b: Int { 3 }\n}",
        "/// Documented.\npackage struct A {\n    package init(b: Int) { self.c = d(b); e() }\n}",
        "/// Documented.\npackage protocol A {\n    func b()\n}",
        "package extension A {\n    func b() {}\n}",
        "/// - Parameter a: Nothing else.\npackage func b(a: Int) {}",
        "/// " + String(repeating: "a", count: 150) + ".\npackage func b(a: Int) {}",
    ])
    func `a door without a promise is found`(text: String) {
        let findings = Doors.summaries(SourceFile(path: "Sources/Linux/A.swift", text: text))
        #expect(findings.count == 1)
    }

    @Test(arguments: [
        "struct A {}",
        "/// Names robots.txt. It\n/// goes on.\n///\n/// - Note: a\npackage struct A {}",
        "/// Documented.\n@inlinable\n@available(*, noasync)\npackage func a() {}",
        "extension A {\n    package static func == (a: A, b: A) -> Bool { true }\n}",
        "/// Documented.\npackage enum A {\n    case b\n    package static let c = 3\n}",
        "extension A {\n    package private(set) var b: Int = 3\n    package init() {}\n}",
        "extension A {\n    package init(b: Int) {\n        self.b = b\n    }\n}",
        "package extension A {\n    private func b() {}\n}",
        "extension A {\n    package static var b: A { A(1) }\n}",
        """
        /// A.
        package protocol A {
            /// B.
            func b()
        }
        extension Int: A { package func b() {} }
        """,
    ])
    func `a door that says its promise is none`(text: String) {
        let findings = Doors.summaries(SourceFile(path: "Sources/Linux/A.swift", text: text))
        #expect(findings.isEmpty)
    }
}

import Testing

struct DeclarationReaderTests {
    @Test func `declarations are found with their extents`() {
        let text = """
            import func Linux.read
            package actor Frontier: Sendable {
                private var waiting: [Visit] = [] {
                    didSet { note() }
                }
                nonisolated var count: Int
                {
                    waiting.count
                }
                init(first: Visit) { self.init() }
                class func make() -> Self { .init(first: .home) }
                static func < (a: Self, b: Self) -> Bool { if let c = a { d() } }
            }
            """
        let found = DeclarationReader(Token.tokens(of: SourceMask(text).code)).declarations
        #expect(found.map(\.name) == ["Frontier", "waiting", "count", "init", "make", "<"])
        #expect(found.map(\.line) == [2, 3, 6, 10, 11, 12])
        #expect(found.map(\.endLine) == [13, 3, 9, 10, 11, 12])
        #expect(found.map(\.isComputed) == [false, false, true, false, false, false])
        #expect(found.map(\.parent) == [nil, 0, 0, 0, 0, 0])
        #expect(found.map(\.nesting) == [2, 0, 0, 0, 0, 1])
    }

    @Test func `a heading begins with its first attribute`() {
        let text =
            "struct A {\n    @Test(.enabled(if: b))\n    package static\n    func c() {}\n}"
        let found = DeclarationReader(Token.tokens(of: SourceMask(text).code)).declarations
        #expect(found.map(\.startLine) == [1, 2])
        #expect(found[1].modifiers == ["static", "package", "@"])
    }
}

import CrawlTestSupport
import Testing

@testable import URLStandard

/// What holds for every input, the suites' own and thousands of damaged ones.
@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct URLParserTests {
    private static let bases = [
        nil, "http://a.example:81/b/c?d#e", "file:///C:/x/y", "mailto:x@y", "foo:/.//p/q",
        "foo://h",
    ].map { $0.flatMap { try? WebURL(parsing: $0) } }

    private let inputs = Conformance.cases(of: "url/urltestdata.json")
        .compactMap { $0["input"]?.string.map { Array($0.utf8) } }

    /// The URLs that the inputs mean, alone and against each base.
    private func urls(of input: [UInt8]) -> [WebURL] {
        Self.bases.compactMap { try? WebURL(parsing: input.span, against: $0) }
    }

    @Test func `a serialised URL is its own serialisation`() throws {
        #expect(!inputs.isEmpty)
        for url in inputs.flatMap(urls) {
            let again = try WebURL(parsing: url.bytes.span)
            #expect(again.bytes == url.bytes && again.parts == url.parts, "\(url)")
        }
    }

    @Test func `a normal form is its own normal form, and means itself`() throws {
        for url in inputs.flatMap(urls) where url.scheme != "file" {
            let again = try WebURL(parsing: url.normalForm.span)
            #expect(again.bytes == url.normalForm, "\(url)")
            #expect(again.normalForm == url.normalForm, "\(url)")
        }
    }

    @Test func `a resolver finds what the parser finds`() {
        for base in Self.bases.compactMap(\.self) {
            var resolver = URLResolver()
            resolver.rebase(base)
            for input in inputs {
                let url = try? WebURL(parsing: input.span, against: base)
                let isResolved = resolver.resolve(input.span)
                #expect(isResolved == (url != nil))
                guard let url, isResolved else { continue }
                #expect(resolver.url == url.requested)
                #expect(
                    resolver.normalForm.elements == url.requested.normalForm,
                    "\(url)"
                )
                #expect(resolver.isHTTP == url.isHTTP)
            }
        }
    }

    @Test func `no beginning of an input and no damage to it traps`() {
        var generator = SplitMix(state: 2026)
        for input in inputs {
            for _ in 0..<5 {
                var damaged = input
                damaged.damage(&generator)
                for url in urls(of: damaged) {
                    #expect(url.bytes.allSatisfy { (0x20...0x7E).contains($0) }, "\(damaged)")
                    #expect((try? WebURL(parsing: url.bytes.span)) == url, "\(url)")
                }
            }
        }
    }
}

/// A small generator whose numbers are the same in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension [UInt8] {
    /// Cuts the bytes, or changes, adds or doubles some that the parser looks for.
    fileprivate mutating func damage(_ generator: inout SplitMix) {
        let telling = Array(":/?#[]@.%2e\\ \t0x9A|-\u{E9}\u{200D}\u{5D0}\u{FF0E}".utf8)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let index = Int.random(in: 0...count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: removeSubrange(index...)
            case 1: insert(telling.randomElement(using: &generator) ?? 0, at: index)
            case 2: insert(UInt8.random(in: 0...255, using: &generator), at: index)
            default: insert(contentsOf: prefix(index).suffix(3), at: index)
            }
        }
    }
}

extension Span<UInt8> {
    fileprivate var elements: [UInt8] {
        var elements: [UInt8] = []
        for index in indices { elements.append(self[index]) }
        return elements
    }
}

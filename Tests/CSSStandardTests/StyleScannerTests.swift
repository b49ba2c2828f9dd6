import Testing

@testable import CSSStandard

struct StyleScannerTests {
    /// The references of a sheet, unescaped; imports with a sign before them.
    private func references(of sheet: [UInt8]) -> [String] {
        var references: [String] = []
        var scanner = StyleScanner(sheet.span)
        while let found = scanner.next() {
            var bytes: [UInt8] = []
            sheet.span.appendUnescaped(found.range, to: &bytes)
            references.append((found.isImport ? "@" : "") + String(decoding: bytes, as: UTF8.self))
        }
        return references
    }

    @Test(arguments: [
        ("a{b:url(x)}", ["x"]), ("a{b:URL( 'x y' )}", ["x y"]), ("a{b:url(\"x\")}", ["x"]),
        ("a{b:u\\72l(x)}", ["x"]), ("a{b:\\75rl(x)}", ["x"]), ("a{b:curl(x) url2(y)}", []),
        ("a{b:url()}", []), ("a{b:url(x y)}c{d:url(z)}", ["z"]), ("a{b:url(x'y)}", []),
        ("a{b:url(x)", ["x"]), ("a{b:url(x", ["x"]), ("a{b:url('x", ["x"]),
        ("/* url(x) */ a{b:url(y)}", ["y"]), ("/* url(x)", []), ("/", []), ("/*/url(x)*/", []),
        ("a{b:'url(x)'}", []), ("a{b:'\n}c{d:url(y)}", ["y"]), ("a{b:'\n'}c{d:url(y)}", []),
        ("a{b:url(\\29 x\\))}", [")x)"]),
        ("a{b:url(a\\\nb)}", []), ("a{b:image-set(url(x) 1x, url(y) 2x)}", ["x", "y"]),
    ])
    func `a URL is what url() holds`(sheet: String, expected: [String]) {
        #expect(references(of: Array(sheet.utf8)) == expected)
    }

    @Test(arguments: [
        ("@import 'x';", ["@x"]), ("@IMPORT url(x) screen;", ["@x"]), ("@import\"x\"", ["@x"]),
        ("@import url('x') supports(a: url(y));", ["@x", "y"]), ("@\\69mport 'x'", ["@x"]),
        ("@import; 'x'", []), ("@namespace url(x); a{b:url(y)}", ["y"]), ("@media 'x'{}", []),
        ("@charset 'x';@import 'y';", ["@y"]), ("@namespace 'x';", []),
    ])
    func `an import names its sheet, a namespace names nothing`(
        sheet: String,
        expected: [String]
    ) {
        #expect(references(of: Array(sheet.utf8)) == expected)
    }

    @Test func `every piece of a sheet is read without a trap and to its end`() {
        let text = "@import url('a\\62 c');/**/a{b:url(\\)x\\é);c:\"\\\n\"}@namespace\\;#\\,.\\\n\\"
        let sheet = Array(text.utf8)
        for start in sheet.indices {
            for end in start...sheet.count { _ = references(of: Array(sheet[start..<end])) }
        }
    }
}

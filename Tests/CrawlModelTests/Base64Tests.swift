import Testing

import CrawlModel

struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("\u{FB}\u{FF}", "w7vDvw=="),
    ])
    func `the vectors of RFC 4648 come out`(text: String, expected: String) {
        #expect(Base64.text(of: Array(text.utf8)) == expected)
    }

    @Test func `every byte has its letters`() {
        let text = Base64.text(of: Array(UInt8.min...UInt8.max))
        #expect(text.hasPrefix("AAECAwQFBgcICQoL") && text.hasSuffix("+/w=="))
        #expect(text.count == 344)
    }
}

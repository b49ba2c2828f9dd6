import Testing

@testable import URLStandard

struct WebURLNormalizingTests {
    @Test(arguments: [
        ("http://h/%7Euser", "http://h/~user"),
        ("http://h/%2f%41%c3%a9", "http://h/%2FA%C3%A9"),
        ("HTTP://H:80", "http://h/"),
        ("http://h/a/./b/../c", "http://h/a/c"),
        ("http://h/?b=2&a=1#c", "http://h/?b=2&a=1"),
        ("http://h/?", "http://h/?"),
        ("http://h/?%61=%2B", "http://h/?a=%2B"),
        ("http://h/%", "http://h/%"),
        ("http://h/%2%65x", "http://h/%2%65x"),
        ("http://h/%%36%35", "http://h/%%365"),
        ("http://h/%%41%42%43", "http://h/%%41BC"),
        ("http://h/%2e%2E/x", "http://h/x"),
    ])
    func `H4: spellings that RFC 3986 calls equal have one normal form`(
        spelling: String,
        expected: String
    ) throws {
        let url = try WebURL(parsing: spelling)
        #expect(String(decoding: url.normalForm, as: UTF8.self) == expected)
    }

    @Test(arguments: [
        ("http://h/a", "http://h/a/"), ("http://h/?a&b", "http://h/?b&a"),
        ("http://h/a", "http://h/A"), ("http://h/", "https://h/"), ("http://h/a", "http://h/a?"),
        ("http://h/a%2Fb", "http://h/a/b"), ("http://h/%25", "http://h/%"),
    ])
    func `H4: spellings that a server may tell apart keep different forms`(
        left: String,
        right: String
    ) throws {
        #expect(try WebURL(parsing: left).normalForm != WebURL(parsing: right).normalForm)
    }
}

import Testing

@testable import Curl

struct CurlLibraryTests {
    @Test func `the library starts more than once and speaks TLS`() throws {
        try CurlLibrary.start()
        try CurlLibrary.start()
        #expect(CurlLibrary.version.hasPrefix("libcurl/"))
        #expect(CurlLibrary.version.contains("OpenSSL/"))
    }
}

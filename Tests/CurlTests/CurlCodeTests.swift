import Testing

@testable import Curl

struct CurlCodeTests {
    @Test(
        arguments: [
            (.ok, 0, "No error"), (.cannotResolveHost, 6, "Couldn't resolve host name"),
            (.cannotConnect, 7, "Couldn't connect to server"),
            (.timedOut, 28, "Timeout was reached"),
            (.gotNothing, 52, "Server returned nothing (no headers, no data)"),
        ] as [(CurlCode, UInt32, String)]
    )
    func `a code has libcurl's number and words`(code: CurlCode, number: UInt32, words: String) {
        #expect(code.rawValue == number)
        #expect(code.description == words)
    }

    @Test func `a code that nobody knows has words, too`() {
        #expect(!CurlCode(rawValue: 9_999).description.isEmpty)
    }
}

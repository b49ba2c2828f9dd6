import Testing

@testable import Ares

struct AresCodeTests {
    @Test(
        arguments: [
            (.ok, 0, "Successful completion"),
            (.noData, 1, "DNS server returned answer with no data"),
        ] as [(AresCode, Int32, String)]
    )
    func `a code has the number and the words of c-ares`(
        code: AresCode,
        number: Int32,
        words: String
    ) {
        #expect(code.rawValue == number)
        #expect(code.description == words)
    }
}

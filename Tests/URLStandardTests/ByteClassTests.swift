import Testing

@testable import URLStandard

/// The table against the words of the URL Standard, 1.3, 3.2 and 4.4.
struct ByteClassTests {
    private static let fragment = " \"<>`"
    private static let query = " \"#<>"
    private static let path = query + "?^`{}"
    private static let userinfo = path + "/:;=@[\\]|"
    private static let host = "\0\t\n\r #/:<>?@[\\]^|"
    private static let controls = String(
        String.UnicodeScalarView((0..<0x20).map { Unicode.Scalar($0) })
    )

    @Test(arguments: [
        (ByteClass.fragmentEncoded, fragment, true), (.queryEncoded, query, true),
        (.specialQueryEncoded, query + "'", true), (.pathEncoded, path, true),
        (.userinfoEncoded, userinfo, true), (.controlEncoded, "", true),
        (.forbiddenInHost, host, false), (.forbiddenInDomain, host + controls + "%\u{7F}", false),
        (.tabOrNewline, "\t\n\r", false), (.percent, "%", false), (.backslash, "\\", false),
        (.atSign, "@", false), (.delimiter, "#?", false), (.dot, ".%", false),
    ])
    func `a class holds the bytes that the standard lists`(
        found: ByteClass,
        listed: String,
        holdsControls: Bool
    ) {
        for byte in UInt8.min...UInt8.max {
            let isControl = holdsControls && !(0x20...0x7E).contains(byte)
            #expect(byte.isIn(found) == (isControl || listed.utf8.contains(byte)), "\(byte)")
        }
    }

    @Test func `a scheme holds letters, digits and three signs`() {
        for byte in UInt8.min...UInt8.max {
            let isListed = byte.isASCIIAlphanumeric || "+-.".utf8.contains(byte)
            #expect(byte.isIn(.scheme) == isListed, "\(byte)")
        }
    }
}

/// Domains with letters beyond ASCII (UTS 46).
enum InternationalDomain {
    static func ascii(_ domain: [UInt8]) -> [UInt8]? {
        nil
    }
}

import CLinux
import Glibc

extension IPAddress: CustomStringConvertible {
    /// The usual notation, for IPv6 without brackets.
    ///
    /// The corresponding C function is `inet_ntop`.
    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let length = socklen_t(text.count)
        _ = unsafe inet_ntop(isIPv4 ? AF_INET : AF_INET6, bytes, &text, length)
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

extension IPAddress {
    /// True where the kernel knows a way there; nothing is sent to find out.
    package var hasRoute: Bool { unsafe crawl_has_route(bytes, Int32(bytes.count)) != 0 }
}

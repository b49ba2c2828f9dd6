import Glibc
package import Linux

/// A port on which connections are neither made nor refused: its queue is full for good.
package final class BlackHole: Sendable {
    private static let connections = 4
    private let sockets: [Int32]

    /// Opens the hole at an address of this machine.
    ///
    /// - Throws: What the kernel says, for example for a port in use.
    package init(at address: IPAddress, port: UInt16) throws(Errno) {
        let listener = Self.socket(for: address)
        let result = unsafe Self.with(address, port) { unsafe bind(listener, $0, $1) }
        guard result == 0, listen(listener, 0) == 0 else { throw Errno.last }
        sockets =
            [listener]
            + (0..<Self.connections).map { _ in
                let number = Self.socket(for: address)
                _ = unsafe Self.with(address, port) { unsafe connect(number, $0, $1) }
                return number
            }
    }

    deinit {
        for number in sockets { close(number) }
    }

    private static func socket(for address: IPAddress) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        return Glibc.socket(address.isIPv4 ? AF_INET : AF_INET6, kind, 0)
    }

    private static func with(
        _ address: IPAddress,
        _ port: UInt16,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        // Family, port, flow, address: of IPv4 the address stands where the flow would.
        var bytes = [UInt8](repeating: 0, count: 28)
        bytes[0] = UInt8(address.isIPv4 ? AF_INET : AF_INET6)
        (bytes[2], bytes[3]) = (UInt8(port >> 8), UInt8(port & 0xFF))
        let start = address.isIPv4 ? 4 : 8
        bytes.replaceSubrange(start..<start + address.bytes.count, with: address.bytes)
        let count = socklen_t(address.isIPv4 ? 16 : 28)
        return unsafe bytes.withUnsafeBytes { buffer in
            guard let first = buffer.baseAddress else { return -1 }
            return unsafe body(first.assumingMemoryBound(to: sockaddr.self), count)
        }
    }
}

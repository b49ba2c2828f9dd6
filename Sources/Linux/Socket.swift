import CLinux
import Glibc

/// TCP sockets that never block, as the loopback servers of demo and tests need them.
package enum Socket {
    /// Listens on an address of this machine.
    ///
    /// - Parameters:
    ///   - address: Four bytes in host order; 0x7F00_0001 is 127.0.0.1, 0 is every address.
    ///   - port: 0 lets the kernel choose.
    /// - Returns: The listening socket.
    /// - Throws: What the kernel says, for example for a port in use.
    package static func listen(
        on address: UInt32,
        port: UInt16
    ) throws(Errno) -> FileDescriptor {
        let socket = try make(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue)
        let number = socket.rawValue
        _ = try checked { crawl_set_socket_option(number, SOL_SOCKET, SO_REUSEADDR, 1) }
        var storage = sockaddr_storage()
        let length = unsafe crawl_ipv4(&storage, address, port)
        _ = try checked { unsafe crawl_bind(number, &storage, length) }
        _ = try checked { Glibc.listen(number, 4_096) }
        return socket
    }

    /// Connects to an address of this machine; blocks, which on loopback is not felt.
    ///
    /// - Throws: What the kernel says, for example where nobody listens.
    package static func connect(to address: UInt32, port: UInt16) throws(Errno) -> FileDescriptor {
        let socket = try make(SOCK_STREAM.rawValue)
        let number = socket.rawValue
        var storage = sockaddr_storage()
        let length = unsafe crawl_ipv4(&storage, address, port)
        _ = try checked { unsafe crawl_connect(number, &storage, length) }
        return socket
    }

    /// The local port of a socket.
    ///
    /// - Throws: What `getsockname` says.
    package static func port(of socket: borrowing FileDescriptor) throws(Errno) -> UInt16 {
        let number = socket.rawValue
        return UInt16(try checked { crawl_local_port(number) })
    }

    /// The local address of a connection, four bytes in host order.
    ///
    /// - Throws: What `getsockname` says.
    package static func address(of socket: borrowing FileDescriptor) throws(Errno) -> UInt32 {
        let number = socket.rawValue
        return UInt32(truncatingIfNeeded: try checked { crawl_local_address(number) })
    }

    private static func make(_ kind: UInt32) throws(Errno) -> FileDescriptor {
        let kind = Int32(kind | SOCK_CLOEXEC.rawValue)
        return FileDescriptor(owning: try checked { Glibc.socket(AF_INET, kind, 0) })
    }

    /// Takes the next connection.
    ///
    /// - Returns: The connection, which does not block.
    /// - Throws: `wouldBlock` where none waits; else what `accept4` says.
    package static func accept(from listener: Int32) throws(Errno) -> FileDescriptor {
        let connection = FileDescriptor(owning: try checked { crawl_accept(listener) })
        _ = crawl_set_socket_option(connection.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
        return connection
    }
}

extension FileDescriptor {
    /// Sends as many of the bytes as go at once, from an index on; a peer that has gone is no
    /// signal.
    ///
    /// The corresponding C function is `send`.
    ///
    /// - Returns: How many were sent.
    /// - Throws: What `send` says; `wouldBlock` where none can be taken now.
    package func send(_ bytes: [UInt8], from start: Int) throws(Errno) -> Int {
        precondition(start <= bytes.count, "Sending begins inside the bytes.")
        let flags = Int32(MSG_NOSIGNAL)
        return try checked {
            unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
                return unsafe Glibc.send(rawValue, rest.baseAddress, rest.count, flags)
            }
        }
    }

    /// Tells the peer that nothing more will be sent; what it sends can still be read.
    package func endSending() {
        _ = Glibc.shutdown(rawValue, Int32(SHUT_WR))
    }

    /// Makes closing reset the connection instead of ending it in order, as a crashed server would.
    package func resetOnClose() {
        _ = crawl_set_reset_on_close(rawValue)
    }
}

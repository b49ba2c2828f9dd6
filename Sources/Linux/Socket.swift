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
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let socket = FileDescriptor(owning: try checked { Glibc.socket(AF_INET, kind, 0) })
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
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        let socket = FileDescriptor(owning: try checked { Glibc.socket(AF_INET, kind, 0) })
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
    /// Makes closing reset the connection instead of ending it in order, as a crashed server would.
    package func resetOnClose() {
        _ = crawl_set_reset_on_close(rawValue)
    }
}

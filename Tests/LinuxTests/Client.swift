import CLinux
import Glibc

@testable import Linux

/// A connection to a port of 127.0.0.1, made at once.
struct Client: ~Copyable {
    let isConnected: Bool
    private let socket: FileDescriptor

    init(port: UInt16) throws {
        let number = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        socket = FileDescriptor(owning: number)
        var storage = sockaddr_storage()
        let length = unsafe crawl_ipv4(&storage, 0x7F00_0001, port)
        isConnected = unsafe withUnsafePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(number, $0, length) == 0
            }
        }
    }
}

extension SignalStreamTests {
    static func raise(_ signal: Signal) {
        _ = Glibc.raise(signal.number)
    }

    static func exit(_ status: Int32) {
        Glibc.exit(status)
    }
}

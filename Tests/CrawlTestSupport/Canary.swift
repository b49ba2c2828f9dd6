package import Linux

/// A port that nobody may connect to: it counts who does.
package struct Canary: ~Copyable, Sendable {
    private let listener: FileDescriptor
    package let port: UInt16

    /// Listens on an address, four bytes in host order; port 0 lets the kernel choose.
    ///
    /// - Throws: What the kernel says, for example for a port in use.
    package init(on address: UInt32 = 0x7F00_0001, port: UInt16 = 0) throws(Errno) {
        let listener = try Socket.listen(on: address, port: port)
        self.port = try Socket.port(of: listener)
        self.listener = listener
    }

    /// How many connections came since this was asked last.
    package func takeCount() -> Int {
        var count = 0
        while let connection = try? Socket.accept(from: listener.rawValue) {
            _ = consume connection
            count += 1
        }
        return count
    }
}

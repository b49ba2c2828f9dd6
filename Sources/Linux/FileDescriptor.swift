import CLinux
import Glibc

/// The sole owner of one open file, socket or kernel object; closes it at the end of its life.
package struct FileDescriptor: ~Copyable, Sendable {
    /// The number that the kernel knows it by, valid while this value lives.
    package let rawValue: Int32

    /// Takes over an open descriptor.
    package init(owning rawValue: Int32) {
        precondition(rawValue >= 0, "A descriptor is not negative.")
        self.rawValue = rawValue
    }

    deinit {
        _ = Glibc.close(rawValue)
    }

    /// Closes the descriptor now, for callers that must know whether that succeeded.
    ///
    /// - Throws: What `close` says; the descriptor is gone all the same.
    package consuming func close() throws(Errno) {
        let number = rawValue
        discard self
        guard Glibc.close(number) == 0 else { throw Errno.last }
    }
}

import Glibc

/// An error number of the operating system.
package struct Errno: Error, RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: Int32

    package init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// The number that the last failed call of this thread left behind.
    package static var last: Errno { Errno(rawValue: errno) }

    package static let interrupted = Errno(rawValue: EINTR)
    package static let wouldBlock = Errno(rawValue: EWOULDBLOCK)
    package static let noSuchFile = Errno(rawValue: ENOENT)
    package static let brokenPipe = Errno(rawValue: EPIPE)
    package static let fileExists = Errno(rawValue: EEXIST)
    package static let isDirectory = Errno(rawValue: EISDIR)
    package static let noSpace = Errno(rawValue: ENOSPC)
    package static let fileTooLarge = Errno(rawValue: EFBIG)
    package static let noSuchProcess = Errno(rawValue: ESRCH)
    package static let addressNotAvailable = Errno(rawValue: EADDRNOTAVAIL)
    package static let notPermitted = Errno(rawValue: EPERM)
    package static let accessDenied = Errno(rawValue: EACCES)
    package static let readOnlyDisk = Errno(rawValue: EROFS)
    package static let illegalSeek = Errno(rawValue: ESPIPE)
    package static let tooManyOpenFiles = Errno(rawValue: EMFILE)

    /// True where this machine lacks something, whoever was to be reached.
    package var isShortage: Bool {
        [EMFILE, ENFILE, ENOMEM, ENOBUFS, EADDRNOTAVAIL].contains(rawValue)
    }

    /// The system's own words, for example "No such file or directory".
    package var description: String {
        var text = [CChar](repeating: 0, count: 128)
        unsafe text.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            _ = unsafe strerror_r(rawValue, start, buffer.count)
        }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// Calls a function of the C library until it is not interrupted, and turns -1 into an error.
///
/// - Throws: What `errno` says.
func checked<Number: SignedInteger>(_ call: () -> Number) throws(Errno) -> Number {
    while true {
        let result = call()
        guard result < 0 else { return result }
        let error = Errno.last
        guard error == .interrupted else { throw error }
    }
}

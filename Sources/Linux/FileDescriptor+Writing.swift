import Glibc

extension FileDescriptor {
    /// Writes as many of the bytes as go at once, from an index on.
    ///
    /// The corresponding C function is `write`.
    ///
    /// - Returns: How many were written.
    /// - Throws: What `write` says; `wouldBlock` where none can be taken now.
    package func write(_ bytes: [UInt8], from start: Int) throws(Errno) -> Int {
        try writeSome(bytes, from: start, to: rawValue)
    }

    /// Writes all bytes; blocks, so it belongs on an executor.
    ///
    /// - Throws: What `write` says.
    package func writeAll(_ bytes: [UInt8]) throws(Errno) {
        var start = 0
        while start < bytes.count {
            start += try write(bytes, from: start)
        }
    }

    /// Makes the file empty.
    ///
    /// The corresponding C function is `ftruncate`.
    package func truncate() throws(Errno) {
        _ = try checked { ftruncate(rawValue, 0) }
    }
}

/// A stream that a process is born with and must not close.
package enum StandardStream: Int32, Sendable {
    case output = 1
    case error = 2

    /// Writes all bytes; blocks, so it belongs on an executor.
    ///
    /// - Throws: What `write` says, for example for a closed pipe.
    package func write(_ bytes: [UInt8]) throws(Errno) {
        var start = 0
        while start < bytes.count {
            start += try writeSome(bytes, from: start, to: rawValue)
        }
    }

    /// True where a person reads along.
    package var isTerminal: Bool { isatty(rawValue) == 1 }
}

private func writeSome(_ bytes: [UInt8], from start: Int, to number: Int32) throws(Errno) -> Int {
    precondition(start <= bytes.count, "Writing begins inside the bytes.")
    let result = unsafe bytes.withUnsafeBytes { buffer in
        var result: Int
        repeat {
            result = unsafe Glibc.write(
                number,
                buffer.baseAddress?.advanced(by: start),
                buffer.count - start
            )
        } while result < 0 && Errno.last == .interrupted
        return result
    }
    guard result >= 0 else { throw Errno.last }
    return result
}

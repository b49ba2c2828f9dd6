import Glibc

/// Tells a thread that waits how often something has happened elsewhere.
package final class Bell: Sendable {
    private let reader: Int32
    private let writer: Int32

    /// Makes a bell that nobody has rung.
    package init() {
        var ends: [Int32] = [-1, -1]
        let result = unsafe pipe(&ends)
        precondition(result == 0, "A process has descriptors for a pipe.")
        (reader, writer) = (ends[0], ends[1])
        _ = fcntl(reader, F_SETFD, FD_CLOEXEC)
        _ = fcntl(writer, F_SETFD, FD_CLOEXEC)
        // A bell that rings 65,536 times unheard is loud enough.
        _ = fcntl(writer, F_SETFL, O_NONBLOCK)
    }

    deinit {
        close(reader)
        close(writer)
    }

    /// Rings once; nobody has to listen.
    package func ring() {
        var byte: UInt8 = 0
        unsafe write(writer, &byte, 1)
    }

    /// Blocks the thread until the bell has rung so many more times.
    ///
    /// - Returns: False where half a minute has passed without a sound.
    @discardableResult
    package func wait(for count: Int) -> Bool {
        var missing = count
        while missing > 0 {
            var source = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
            guard unsafe poll(&source, 1, 30_000) == 1 else { return false }
            var bytes = [UInt8](repeating: 0, count: missing)
            missing -= max(0, unsafe read(reader, &bytes, missing))
        }
        return true
    }
}

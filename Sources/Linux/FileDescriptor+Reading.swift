import Glibc

extension FileDescriptor {
    /// Reads what is there, at most as many bytes as given, and appends it.
    ///
    /// The corresponding C function is `read`.
    ///
    /// - Returns: The number of bytes, 0 at the end of the file.
    /// - Throws: What `read` says; `wouldBlock` where nothing is there yet.
    package func read(into bytes: inout [UInt8], atMost count: Int) throws(Errno) -> Int {
        var failure: Errno?
        let fresh = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(Errno) {
                filled = try checked { unsafe Glibc.read(rawValue, buffer.baseAddress, count) }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        bytes.append(contentsOf: fresh)
        return fresh.count
    }

    /// Reads to the end of the file; blocks, so it belongs on an executor.
    ///
    /// - Throws: What `read` says; `fileTooLarge` where there are more bytes than the limit.
    /// - Complexity: O(n) in the bytes.
    package func readAll(limit: Int) throws(Errno) -> [UInt8] {
        var bytes: [UInt8] = []
        while try read(into: &bytes, atMost: 65_536) > 0 {
            guard bytes.count <= limit else { throw .fileTooLarge }
        }
        return bytes
    }
}

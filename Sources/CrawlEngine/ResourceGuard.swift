import Linux

/// Stops a crawl before the disk is full or the machine lacks memory.
package struct ResourceGuard: Sendable {
    /// A file or directory on the disk that is watched.
    private let place: String
    /// Bytes, 0 for any number.
    private let minimumFree: Int
    /// Bytes, nil for any number.
    private let maximumMemory: Int?

    /// Guards the disk of a crawl's file, which need not be there yet.
    package init(file: String, minimumFree: Int, maximumMemory: Int?) {
        let folder = file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[..<$0]) }
        place = folder.map { $0.isEmpty ? "/" : $0 } ?? "."
        self.minimumFree = minimumFree
        self.maximumMemory = maximumMemory
    }

    /// True where nothing is watched.
    package var isIdle: Bool { minimumFree == 0 && maximumMemory == nil }

    /// Looks at the machine.
    ///
    /// - Returns: Why the crawl has to end; nil while all is well, or nobody can tell.
    @concurrent
    package func breach() async -> CrawlEnding? {
        if minimumFree > 0, let free = try? ResourceReadings.freeBytes(at: place),
            free < minimumFree
        {
            return .lowDisk(free: free)
        }
        guard let maximumMemory, let resident = ResourceReadings.residentBytes,
            resident > maximumMemory
        else { return nil }
        return .highMemory(resident: resident)
    }
}

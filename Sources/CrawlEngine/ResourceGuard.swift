import Linux

/// Stops a crawl before a disk is full or the machine lacks memory.
package struct ResourceGuard: Sendable {
    /// The files whose disks are watched.
    private let files: [String]
    /// Bytes, 0 for any number.
    private let minimumFree: Int
    /// Bytes, nil for any number.
    private let maximumMemory: Int?

    /// Guards the disks of all files that a crawl writes.
    package init(files: [String], minimumFree: Int, maximumMemory: Int?) {
        self.files = files
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
        for file in minimumFree > 0 ? files : [] {
            if let free = try? ResourceReadings.freeBytes(at: file), free < minimumFree {
                return .lowDisk(file: file, free: free)
            }
        }
        guard let maximumMemory, let resident = ResourceReadings.residentBytes,
            resident > maximumMemory
        else { return nil }
        return .highMemory(resident: resident)
    }
}

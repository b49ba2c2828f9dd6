import FoundationEssentials

/// A directory for what a test or a benchmark writes, gone with all its files when it is done.
package enum TemporaryDirectory {
    /// Makes a directory, calls the body with its path, and removes it.
    ///
    /// - Throws: What the file system says, or what the body throws.
    package static func with<Result>(
        below parent: String = "/tmp",
        _ body: (String) throws -> Result
    ) throws -> Result {
        let path = try make(below: parent)
        defer { remove(path) }
        return try body(path)
    }

    /// Makes a directory, calls the body with its path, and removes it.
    ///
    /// - Throws: What the file system says, or what the body throws.
    package static func with<Result>(_ body: (String) async throws -> Result) async throws -> Result
    {
        let path = try make(below: "/tmp")
        defer { remove(path) }
        return try await body(path)
    }

    private static func make(below parent: String) throws -> String {
        let path = "\(parent)/crawl-tests-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        return path
    }

    private static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }
}

import CrawlTestSupport
import Linux

/// The command itself, as it was built together with these tests.
enum CrawlProgram {
    /// Where it lies: where the environment's `CRAWL_PROGRAM` says, or beside the program that runs
    /// the tests.
    static var path: String {
        if let path = ProcessEnvironment.value(of: "CRAWL_PROGRAM") { return path }
        let words = CommandLine.arguments[0].split(
            separator: "/",
            omittingEmptySubsequences: false
        )
        return words.dropLast().joined(separator: "/") + "/crawl"
    }

    /// Starts it.
    static func start(_ words: [String], errors: String = "/dev/null") throws -> ChildProcess {
        try ChildProcess([path] + words, errors: errors)
    }
}

extension ChildProcess {
    /// Waits for the end while other tests go on.
    func ended() async throws -> Int32 {
        try await withCheckedThrowingContinuation { continuation in
            do {
                _ = try Thread(name: "wait") { continuation.resume(returning: self.wait()) }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }
}

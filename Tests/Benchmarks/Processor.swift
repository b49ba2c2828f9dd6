import CrawlTestSupport
import Glibc

/// The processor that this process runs on.
enum Processor {
    /// Keeps the present threads of this process, and what they start, to one processor.
    static func pin(to number: Int) throws {
        try ChildProcess(["taskset", "-acp", "\(number)", "\(getpid())"]).wait()
    }
}

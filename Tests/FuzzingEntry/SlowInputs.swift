import CrawlFuzzing
import CrawlTestSupport
import Linux
import Synchronization

/// Finds the input that takes most time for its bytes, and keeps it in a file.
enum SlowInputs {
    private struct Record {
        var pace = 0.0
    }

    /// Shorter ones take as long as it takes to begin.
    private static let leastCount = 512

    private static let record = Mutex(Record())

    /// Times an input once, and again where it seems slower than all before.
    static func note(_ input: [UInt8]) {
        guard input.count >= leastCount else { return }
        record.withLock { record in
            guard pace(of: input) > record.pace * 1.1 else { return }
            // What the instruments and a cold cache cost once is not the input's fault.
            let least = (0..<3).map { _ in pace(of: input) }.min() ?? 0
            guard least > record.pace * 1.1 else { return }
            record.pace = least
            keep(input, least)
        }
    }

    /// Nanoseconds of processor time for each byte.
    private static func pace(of input: [UInt8]) -> Double {
        let start = ThreadClock.nanoseconds
        _ = FuzzingEntry.target.read(input)
        return Double(ThreadClock.nanoseconds - start) / Double(input.count)
    }

    private static func keep(_ input: [UInt8], _ pace: Double) {
        guard let path = ProcessEnvironment.value(of: "CRAWL_FUZZING_SLOWEST") else { return }
        print("slowest so far: \(Int(pace)) ns/byte, \(input.count) bytes")
        try? FileDescriptor.open(path, for: .creating).writeAll(input)
    }
}

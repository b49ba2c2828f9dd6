import CrawlTestSupport
import Linux

/// What a whole process has cost, from its start to its end; all but its time is what GNU time
/// tells.
struct ProcessCost {
    /// Between start and end, in seconds.
    let wall: Double
    /// In user code and in the kernel, in seconds.
    let processor: Double
    /// The most bytes of real memory at once.
    let memory: Int
    /// How often the kernel gave the processor to another thread.
    let switches: Int
    let status: Int32

    /// Runs a program to its end.
    ///
    /// - Parameters:
    ///   - words: The program and its arguments.
    ///   - directory: Where its output is left, as `output` and `errors`.
    /// - Returns: The cost, and the exit status.
    /// - Throws: Why it cannot be started.
    static func of(_ words: [String], in directory: String) throws -> ProcessCost {
        let path = "\(directory)/cost"
        let time = ["/usr/bin/time", "-q", "-o", path, "-f", "%U %S %M %c %w"]
        let start = Moment.now
        let child = try ChildProcess(
            time + words,
            output: "\(directory)/output",
            errors: "\(directory)/errors"
        )
        let status = child.wait()
        let wall = (Moment.now - start).seconds
        let text = try FileDescriptor.open(path, for: .reading).readAll(limit: 4_096)
        return ProcessCost(String(decoding: text, as: UTF8.self), wall, status)
    }

    private init(_ text: String, _ wall: Double, _ status: Int32) {
        let numbers = text.split { $0 == " " || $0 == "\n" }.suffix(5).compactMap { Double($0) }
        precondition(numbers.count == 5, "GNU time tells five numbers.")
        self.wall = wall
        processor = numbers[0] + numbers[1]
        memory = Int(numbers[2]) << 10
        switches = Int(numbers[3] + numbers[4])
        self.status = status
    }
}

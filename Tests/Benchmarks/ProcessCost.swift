import CrawlTestSupport
import Linux

/// What a whole process has cost, from its start to its end, as GNU time tells it.
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
        let time = ["/usr/bin/time", "-q", "-o", path, "-f", "%e %U %S %M %c %w"]
        let child = try ChildProcess(
            time + words,
            output: "\(directory)/output",
            errors: "\(directory)/errors"
        )
        let status = child.wait()
        let text = try FileDescriptor.open(path, for: .reading).readAll(limit: 4_096)
        return ProcessCost(String(decoding: text, as: UTF8.self), status: status)
    }

    private init(_ text: String, status: Int32) {
        let numbers = text.split { $0 == " " || $0 == "\n" }.suffix(6).compactMap { Double($0) }
        precondition(numbers.count == 6, "GNU time tells six numbers.")
        wall = numbers[0]
        processor = numbers[1] + numbers[2]
        memory = Int(numbers[3]) << 10
        switches = Int(numbers[4] + numbers[5])
        self.status = status
    }
}

import CrawlTestSupport
import Linux

/// What a profile of crawl says of one function.
struct ProfileLine {
    /// The thread's job: threads of the pool are one.
    let thread: String
    /// The Swift module, or the library, that the function belongs to.
    let part: String
    let isKernel: Bool
    /// How often it was seen running.
    let samples: Int

    /// Reads what perf has recorded.
    static func read(from file: String, in directory: String) throws -> [ProfileLine] {
        let output = "\(directory)/report"
        let words = ["perf", "report", "-i", file, "--stdio", "-n", "-t", ";", "--no-demangle"]
        try ChildProcess(words + ["--sort", "comm,dso,sym"], output: output).wait()
        let text = try FileDescriptor.open(output, for: .reading).readAll(limit: 1 << 26)
        return String(decoding: text, as: UTF8.self).split(separator: "\n").compactMap(Self.init)
    }

    /// Share, samples, thread, library and symbol, with semicolons between; else nil.
    private init?(_ line: Substring) {
        let fields = line.split(separator: ";").map { $0.filter { $0 != " " } }
        guard fields.count == 5, let samples = Int(fields[1]) else { return nil }
        self.samples = samples
        // The loop has the process's first thread, which bears the program's name.
        thread = fields[2] == "crawl" ? "loop" : fields[2].filter { !$0.isNumber }
        isKernel = fields[4].hasPrefix("[k]")
        let library = fields[3].prefix { $0 != "." }
        part = fields[4].swiftModule ?? (library == "crawl" ? "other Swift" : String(library))
    }
}

extension String {
    /// The module that a mangled Swift name begins with, as in `[.]$s5Linux4PollV`.
    fileprivate var swiftModule: String? {
        guard hasPrefix("[.]$s") else { return nil }
        let name = dropFirst(5)
        let digits = name.prefix(while: \.isNumber)
        guard let count = Int(digits) else { return nil }
        return String(name.dropFirst(digits.count).prefix(count))
    }
}

import CrawlTestSupport
import Linux

/// What the figures of a run depend on.
enum MachineFacts {
    /// Processors, memory and kernel, in one line.
    static var description: String {
        let processors = lines(of: "/proc/cpuinfo").filter { $0.hasPrefix("processor") }.count
        let model = value(of: "model name", in: "/proc/cpuinfo") ?? "unknown processor"
        let memory = value(of: "MemTotal", in: "/proc/meminfo") ?? "unknown memory"
        let kernel = lines(of: "/proc/sys/kernel/osrelease").first ?? "unknown"
        return "\(processors) × \(model), \(memory), Linux \(kernel)"
    }

    private static func value(of name: String, in path: String) -> String? {
        guard let line = lines(of: path).first(where: { $0.hasPrefix(name) }) else { return nil }
        return line.split(separator: ":").last.map { String($0.drop { $0 == " " }) }
    }

    private static func lines(of path: String) -> [String] {
        guard let file = try? FileDescriptor.open(path, for: .reading),
            let bytes = try? file.readAll(limit: 1 << 20)
        else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

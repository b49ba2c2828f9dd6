import Linux

/// The processor time that threads of this process have taken; proc(5).
struct ThreadTime {
    /// What the kernel counts in.
    private static let ticks = 100.0

    /// In seconds.
    let program: Double
    /// In seconds.
    let kernel: Double

    /// Reads that of all threads of a name which run now.
    init(of name: String) {
        var (program, kernel) = (0.0, 0.0)
        for id in Directory.names(in: "/proc/self/task") {
            let task = "/proc/self/task/\(id)/"
            guard Self.text(task + "comm") == name + "\n" else { continue }
            // What follows the name begins with the state; name and state hold no time.
            let fields = Self.text(task + "stat").split(separator: ")").last?.split(separator: " ")
            guard let fields, fields.count > 12 else { continue }
            program += (Double(fields[11]) ?? 0) / Self.ticks
            kernel += (Double(fields[12]) ?? 0) / Self.ticks
        }
        (self.program, self.kernel) = (program, kernel)
    }

    private init(program: Double, kernel: Double) {
        (self.program, self.kernel) = (program, kernel)
    }

    static func - (end: Self, start: Self) -> Self {
        Self(program: end.program - start.program, kernel: end.kernel - start.kernel)
    }

    private static func text(_ path: String) -> String {
        let bytes = try? FileDescriptor.open(path, for: .reading).readAll(limit: 4_096)
        return String(decoding: bytes ?? [], as: UTF8.self)
    }
}

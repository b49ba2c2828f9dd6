import Glibc
import Linux

/// A program that runs beside the tests: a server to crawl, or the command itself.
package final class ChildProcess: Sendable {
    private let id: pid_t

    /// Starts a program found through PATH.
    ///
    /// - Parameters:
    ///   - words: The program and its arguments.
    ///   - input: The file that is standard input.
    ///   - output: The file that gets standard output.
    ///   - errors: The file that gets standard error.
    /// - Throws: Why the program cannot be started.
    package init(
        _ words: [String],
        input: String = "/dev/null",
        output: String = "/dev/null",
        errors: String = "/dev/null"
    ) throws {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        unsafe posix_spawn_file_actions_addopen(&actions, 1, output, flags, 0o644)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, errors, flags, 0o644)
        // Threads of a pool block all signals, and a child would inherit that.
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var noSignals = sigset_t()
        unsafe sigemptyset(&noSignals)
        unsafe posix_spawnattr_setsigmask(&attributes, &noSignals)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var id = pid_t()
        let result = unsafe posix_spawnp(&id, words[0], &actions, &attributes, &arguments, environ)
        guard result == 0 else { throw Failure.notStarted(words[0], code: result) }
        self.id = id
    }

    /// Sends a signal.
    package func send(_ signal: Int32) {
        Glibc.kill(id, signal)
    }

    /// Waits for the end: the exit status, or 128 plus the number of the signal that ended it.
    @discardableResult
    package func wait() -> Int32 {
        var status: Int32 = 0
        while unsafe waitpid(id, &status, 0) < 0 && errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    /// The bytes of memory that the program holds; nil once it has ended.
    package var memory: Int? { number(of: "VmRSS:").map { $0 << 10 } }

    /// The most bytes of memory that the program has held at once; nil once it has ended.
    ///
    /// It is `VmHWM` of proc(5): `ru_maxrss` of getrusage(2) would count the tests' own memory too.
    package var peakMemory: Int? { number(of: "VmHWM:").map { $0 << 10 } }

    /// How many threads the program has; nil once it has ended.
    package var threadCount: Int? { number(of: "Threads:") }

    /// A number of the program's status; proc(5).
    private func number(of field: String) -> Int? {
        guard let file = try? FileDescriptor.open("/proc/\(id)/status", for: .reading),
            let bytes = try? file.readAll(limit: 65_536)
        else { return nil }
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        guard let line = lines.first(where: { $0.starts(with: field.utf8) }) else { return nil }
        let digits = line.filter { (0x30...0x39).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// Kills the program after a time, as a power cut would.
    package func kill(after time: Duration) async throws {
        try await Task.sleep(for: time)
        send(SIGKILL)
    }

    /// Watches the program until it ends.
    ///
    /// - Returns: The most memory that it held, in bytes.
    package func peakMemoryUntilItEnds() async throws -> Int {
        var peak = 0
        while let memory = peakMemory {
            peak = max(peak, memory)
            try await Task.sleep(for: .milliseconds(5))
        }
        return peak
    }

    /// Why a program did not start.
    package enum Failure: Error {
        case notStarted(String, code: Int32)
    }
}

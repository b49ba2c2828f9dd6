import Glibc
import Linux

/// OpenSSL's own server of TLS on a port of 127.0.0.1; it answers requests with a page about
/// itself, each on a connection of its own.
package final class OpenSSLServer: Sendable {
    private let process: ChildProcess
    package let port: UInt16

    /// Starts the server and waits until it listens.
    ///
    /// - Parameters:
    ///   - certificate: What the server shows.
    ///   - key: The certificate's.
    ///   - words: Further arguments.
    ///   - log: The file that it writes to.
    /// - Throws: Why it cannot be started.
    package init(_ certificate: String, key: String, _ words: [String] = [], log: String) throws {
        process = try ChildProcess(
            ["openssl", "s_server", "-accept", "127.0.0.1:0", "-www"]
                + ["-cert", certificate, "-key", key] + words,
            output: log,
            errors: log + ".errors"
        )
        guard let port = Self.port(in: log) else {
            process.send(SIGKILL)
            process.wait()
            throw Errno(rawValue: ETIMEDOUT)
        }
        self.port = port
    }

    /// The URL of its only page.
    package var url: String { "https://127.0.0.1:\(port)/" }

    deinit {
        process.send(SIGKILL)
        process.wait()
    }

    /// The port that the server says it listens on: `ACCEPT 127.0.0.1:4433`.
    private static func port(in log: String) -> UInt16? {
        for _ in 0..<2_000 {
            let text = (try? FileDescriptor.open(log, for: .reading).readAll(limit: 4_096)) ?? []
            for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                .dropLast() where line.starts(with: "ACCEPT ".utf8)
            {
                let digits = line.split(separator: UInt8(ascii: ":")).last ?? []
                return UInt16(String(decoding: digits, as: UTF8.self))
            }
            usleep(5_000)
        }
        return nil
    }
}

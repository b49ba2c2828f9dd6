import Glibc
import Linux

/// httpbin, a server of odd answers that nobody here wrote, on a port of 127.0.0.1.
package final class HTTPBin: Sendable {
    private let process: ChildProcess
    package let port: UInt16

    /// True where Python has it.
    package static let isInstalled: Bool =
        (try? ChildProcess(["python3", "-c", "import httpbin.core"]).wait()) == 0

    /// Starts the server and waits until it answers connections.
    ///
    /// - Throws: Why it cannot be started, or that it does not answer.
    package init() throws {
        let socket = try Socket.listen(on: 0x7F00_0001, port: 0)
        port = try Socket.port(of: socket)
        try socket.close()
        process = try ChildProcess(
            ["python3", "-m", "httpbin.core", "--host", "127.0.0.1", "--port", "\(port)"]
        )
        for _ in 0..<2_000 {
            if (try? Socket.connect(to: 0x7F00_0001, port: port)) != nil { return }
            usleep(5_000)
        }
        throw Errno(rawValue: ETIMEDOUT)
    }

    /// The beginning of every URL, without a slash at its end.
    package var base: String { "http://127.0.0.1:\(port)" }

    deinit {
        process.send(SIGKILL)
        process.wait()
    }
}

import Glibc
import Linux

/// An nginx of its own that serves a directory on a port of 127.0.0.1 while this value lives.
package final class NginxServer: Sendable {
    private let process: ChildProcess
    package let port: UInt16

    /// True where the program is installed.
    package static var isInstalled: Bool { unsafe access("/usr/sbin/nginx", X_OK) == 0 }

    /// Starts the server and waits until it answers connections.
    ///
    /// - Parameters:
    ///   - root: The directory to serve, with `index.html` for directories.
    ///   - directory: An empty directory for its own files.
    ///   - addresses: On how many addresses it listens, from 127.0.0.1 on.
    ///   - processor: The one processor that it may use, nil for any.
    /// - Throws: Why it cannot be started, or that it does not answer.
    package init(root: String, directory: String, addresses: Int = 1, processor: Int? = nil) throws
    {
        port = try Self.freePort()
        let path = directory + "/nginx.conf"
        let file = try FileDescriptor.open(path, for: .creating)
        try file.writeAll(
            Array(Self.configuration(root, directory, Self.listening(addresses, port)).utf8)
        )
        let pin = processor.map { ["taskset", "-c", "\($0)"] } ?? []
        process = try ChildProcess(pin + ["/usr/sbin/nginx", "-c", path, "-e", "/dev/null"])
        try waitUntilItListens()
    }

    /// The URL of the served root, with its closing slash.
    package var url: String { "http://127.0.0.1:\(port)/" }

    deinit {
        process.send(SIGTERM)
        process.wait()
    }

    private func waitUntilItListens() throws {
        for _ in 0..<1_000 {
            if (try? Socket.connect(to: 0x7F00_0001, port: port)) != nil { return }
            usleep(5_000)
        }
        throw Errno(rawValue: ETIMEDOUT)
    }

    private static func freePort() throws -> UInt16 {
        let socket = try Socket.listen(on: 0x7F00_0001, port: 0)
        return try Socket.port(of: socket)
    }

    private static func listening(_ addresses: Int, _ port: UInt16) -> String {
        (1...addresses).map { "listen 127.0.0.\($0):\(port) backlog=4096;" }.joined(separator: " ")
    }

    private static func configuration(
        _ root: String,
        _ directory: String,
        _ listening: String
    ) -> String {
        """
        user root; daemon off; pid \(directory)/nginx.pid; worker_processes 1;
        worker_rlimit_nofile 65536;
        events { worker_connections 16384; }
        http {
          include /etc/nginx/mime.types; default_type application/octet-stream;
          access_log off; sendfile on; tcp_nodelay on; open_file_cache max=100000;
          keepalive_requests 100000000; keepalive_timeout 300s;
          client_body_temp_path \(directory)/b; proxy_temp_path \(directory)/p;
          fastcgi_temp_path \(directory)/f; uwsgi_temp_path \(directory)/u;
          scgi_temp_path \(directory)/s;
          server {
            \(listening)
            root \(root); index index.html; absolute_redirect off;
          }
        }
        """
    }
}

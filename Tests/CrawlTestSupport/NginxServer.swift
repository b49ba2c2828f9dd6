import Glibc
import Linux

/// An nginx of its own that serves a directory on a port of 127.0.0.1 while this value lives.
package final class NginxServer: Sendable {
    private static let streaming = "/usr/lib/nginx/modules/ngx_stream_module.so"
    private static let thinking = "/usr/lib/nginx/modules/ngx_http_echo_module.so"
    private let process: ChildProcess
    private let scheme: String
    package let port: UInt16

    /// True where the program is installed.
    package static var isInstalled: Bool { unsafe access("/usr/sbin/nginx", X_OK) == 0 }

    /// True where it can stand before another server, too.
    package static var canFront: Bool { unsafe isInstalled && access(streaming, R_OK) == 0 }

    /// Starts the server and waits until it answers connections.
    ///
    /// - Parameters:
    ///   - root: The directory to serve, with `index.html` for directories.
    ///   - directory: An empty directory for its own files.
    ///   - addresses: On how many addresses it listens, from 127.0.0.1 on.
    ///   - processor: The one processor that it may use, nil for any.
    ///   - secret: Who it is, where it speaks TLS, and HTTP/2 to those who know it.
    ///   - locations: More of the server, in nginx's words.
    /// - Throws: Why it cannot be started, or that it does not answer.
    package convenience init(
        root: String,
        directory: String,
        addresses: Int = 1,
        processor: Int? = nil,
        secret: TLSSecret? = nil,
        locations: String = ""
    ) throws {
        let pin = processor.map { ["taskset", "-c", "\($0)"] } ?? []
        try self.init(in: directory, pin, scheme: secret == nil ? "http" : "https") { port in
            let listening = Self.listening(addresses, port, secret)
            return Self.configuration(root, directory, "\(listening) \(locations)")
        }
    }

    /// Starts a server that speaks TLS, agrees to HTTP/2, and hands on what is within to another.
    ///
    /// - Parameters:
    ///   - port: Where the other one listens on 127.0.0.1.
    ///   - secret: Who it is.
    ///   - directory: An empty directory for its own files.
    /// - Throws: Why it cannot be started, or that it does not answer.
    package convenience init(fronting port: UInt16, secret: TLSSecret, directory: String) throws {
        try self.init(in: directory, [], scheme: "https") { own in
            """
            user root; daemon off; pid \(directory)/front.pid; worker_processes 1;
            load_module \(Self.streaming);
            events { worker_connections 1024; }
            stream {
              server {
                listen 127.0.0.1:\(own) ssl; \(secret.lines) ssl_alpn h2;
                proxy_pass 127.0.0.1:\(port);
              }
            }
            """
        }
    }

    /// Starts a server on all addresses of this machine that thinks before each answer, but for
    /// robots.txt, which nobody has.
    ///
    /// - Parameters:
    ///   - time: How long it thinks; that takes nginx's module `echo`.
    ///   - root: The directory to serve, nil for one small page by every name.
    ///   - directory: An empty directory for its own files.
    ///   - processor: The one processor that it may use, nil for any.
    /// - Throws: Why it cannot be started, or that it does not answer.
    package convenience init(
        thinkingFor time: Duration,
        serving root: String? = nil,
        directory: String,
        processor: Int? = nil
    ) throws {
        let pin = processor.map { ["taskset", "-c", "\($0)"] } ?? []
        let answer = root == nil ? "echo \"<title>x</title>\";" : "echo_exec /pages$uri;"
        let pages = root.map { "location /pages/ { internal; alias \($0)/; }" } ?? ""
        try self.init(in: directory, pin, scheme: "http") { port in
            """
            user root; daemon off; pid \(directory)/nginx.pid; worker_processes 1;
            worker_rlimit_nofile 65536; load_module \(Self.thinking);
            events { worker_connections 32768; }
            http {
              access_log off; keepalive_timeout 300s; keepalive_requests 100000000;
              open_file_cache max=100000; sendfile on; default_type text/html;
              server {
                listen 0.0.0.0:\(port) backlog=65535;
                location = /robots.txt { return 404; }
                location / { echo_sleep \(time / .seconds(1)); \(answer) }
                \(pages)
              }
            }
            """
        }
    }

    private init(
        in directory: String,
        _ pin: [String],
        scheme: String,
        configuration: (UInt16) -> String
    ) throws {
        self.scheme = scheme
        port = try Self.freePort()
        let path = "\(directory)/nginx-\(port).conf"
        let file = try FileDescriptor.open(path, for: .creating)
        try file.writeAll(Array(configuration(port).utf8))
        process = try ChildProcess(pin + ["/usr/sbin/nginx", "-c", path, "-e", "/dev/null"])
        try waitUntilItListens()
    }

    /// The URL of the served root, with its closing slash.
    package var url: String { "\(scheme)://127.0.0.1:\(port)/" }

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

    private static func listening(
        _ addresses: Int,
        _ port: UInt16,
        _ secret: TLSSecret?
    ) -> String {
        let kind = secret == nil ? "" : "ssl http2 "
        let lines = (1...addresses).map { "listen 127.0.0.\($0):\(port) \(kind)backlog=4096;" }
        // With TLS a connection ends in order now and then.
        let words = secret.map { [$0.lines, "keepalive_requests 10;"] } ?? []
        return (lines + words).joined(separator: " ")
    }

    private static func configuration(
        _ root: String,
        _ directory: String,
        _ server: String
    ) -> String {
        """
        user root; daemon off; pid \(directory)/nginx.pid; worker_processes 1;
        worker_rlimit_nofile 65536;
        events { worker_connections 16384; }
        http {
          include /etc/nginx/mime.types; default_type application/octet-stream;
          access_log off; sendfile on; tcp_nodelay on; open_file_cache max=10000;
          keepalive_requests 100000000; keepalive_timeout 300s;
          client_body_temp_path \(directory)/b; proxy_temp_path \(directory)/p;
          fastcgi_temp_path \(directory)/f; uwsgi_temp_path \(directory)/u;
          scgi_temp_path \(directory)/s;
          server {
            \(server)
            root \(root); index index.html; absolute_redirect off;
          }
        }
        """
    }
}

/// The files by which a server shows who it is.
package struct TLSSecret: Sendable {
    package let certificate: String
    package let key: String

    package init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }

    /// The same in nginx's words.
    fileprivate var lines: String {
        "ssl_certificate \(certificate); ssl_certificate_key \(key);"
    }
}

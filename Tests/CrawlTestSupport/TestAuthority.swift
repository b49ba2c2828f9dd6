import Glibc
import Linux

/// An authority that nobody believes who is not told to, and the certificates that it signs.
package struct TestAuthority: Sendable {
    /// Why there is no certificate.
    package enum Failure: Error {
        case noCertificate(String)
    }

    private let directory: String

    /// True where the program is installed.
    package static var isPossible: Bool { unsafe access("/usr/bin/openssl", X_OK) == 0 }

    /// Makes an authority, and the key of all servers that it vouches for.
    ///
    /// - Parameter directory: Where its files are.
    /// - Throws: What openssl does not make.
    package init(in directory: String) throws {
        self.directory = directory
        try run(
            "req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -days 30",
            "-subj /CN=Nobody -keyout \(directory)/authority.key -out \(file)"
        )
        try run(
            "req -new -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -subj /CN=server",
            "-keyout \(key) -out \(directory)/request.pem"
        )
    }

    /// The authority's own certificate.
    package var file: String { directory + "/authority.pem" }

    /// The key of all servers.
    package var key: String { directory + "/server.key" }

    /// Makes a certificate for a server.
    ///
    /// - Parameters:
    ///   - name: Whom it is for, as OpenSSL writes it: `IP:127.0.0.1`.
    ///   - days: How long it is good from now on; -1 is yesterday.
    ///   - digest: The digest that is signed.
    ///   - isSigned: False where the server signs it itself.
    /// - Returns: Its file.
    /// - Throws: What openssl does not make.
    package func certificate(
        for name: String = "IP:127.0.0.1",
        days: Int = 30,
        digest: String = "sha256",
        isSigned: Bool = true
    ) throws -> String {
        let file = "\(directory)/\(name)-\(days)-\(digest)-\(isSigned).pem"
        let signer =
            isSigned
            ? "-CA \(self.file) -CAkey \(directory)/authority.key -CAcreateserial"
            : "-signkey \(key)"
        try extensions(name)
        try run(
            "x509 -req -in \(directory)/request.pem -days \(days) -\(digest) \(signer)",
            "-extfile \(directory)/extensions -out \(file)"
        )
        return file
    }

    /// Makes a directory of the authority's certificate, by its hash.
    ///
    /// - Returns: Its path.
    /// - Throws: What openssl does not make.
    package func hashedDirectory() throws -> String {
        let place = directory + "/hashed"
        unsafe mkdir(place, 0o755)
        try run("x509 -in \(file) -out \(place)/authority.pem")
        try run("rehash \(place)")
        return place
    }

    private func extensions(_ name: String) throws {
        let file = try FileDescriptor.open(directory + "/extensions", for: .creating)
        try file.writeAll(Array("subjectAltName=\(name)\n".utf8))
    }

    private func run(_ words: String...) throws {
        let words = words.flatMap { $0.split(separator: " ").map(String.init) }
        let status = try ChildProcess(["openssl"] + words).wait()
        guard status == 0 else { throw Failure.noCertificate(words.joined(separator: " ")) }
    }
}

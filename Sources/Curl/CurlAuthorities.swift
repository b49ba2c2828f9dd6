import CCrypto
import Glibc
import Synchronization

/// The authorities that vouch for servers, read once for all connections, at the latest for the
/// first.
///
/// libcurl reads them anew for each connection: 17 ms in which the loop stands still.
package final class CurlAuthorities: Sendable {
    /// Why there are none.
    package struct Fault: Error, Equatable {
        package let place: String
        package let cause: String
    }

    private let file: String?
    private let directories: [String]
    private let store: Mutex<CertificateStore>
    private let wasRead = Atomic(false)

    /// Reads certificates in PEM's form: all of a file at once, those of a directory when they are
    /// needed, by the hashes that are their names there.
    ///
    /// - Parameters:
    ///   - file: Nil for none.
    ///   - directory: Nil for none; colons part several.
    /// - Throws: Which of the two is of no use, and why.
    package convenience init(file: String?, directory: String?) throws(Fault) {
        try self.init(unread: file, directory: directory)
        try read()
    }

    /// Names certificates that are read when somebody asks for that, or when they are needed.
    ///
    /// - Throws: Which place may not be read.
    package init(unread file: String?, directory: String?) throws(Fault) {
        self.file = file
        directories = directory?.split(separator: ":").map(String.init) ?? []
        store = Mutex(try CertificateStore())
        if let file { try CertificateStore.look(at: file, for: R_OK) }
        // OpenSSL takes any name for a directory.
        for directory in directories {
            try CertificateStore.look(at: directory + "/.", named: directory, for: R_OK | X_OK)
        }
    }

    /// True once the certificates have been read.
    package var isRead: Bool { wasRead.load(ordering: .acquiring) }

    /// Reads the certificates, unless that was done before; it blocks.
    ///
    /// - Throws: Which place is of no use, and why.
    package func read() throws(Fault) {
        try store.withLock { store throws(Fault) in
            guard !isRead else { return }
            defer { wasRead.store(true, ordering: .releasing) }
            if let file { try store.read(file: file) }
            for directory in directories { try store.use(directory: directory) }
        }
    }

    /// Makes a connection that is being prepared rely on these authorities.
    ///
    /// - Parameter context: OpenSSL's, as libcurl hands it out.
    func vouch(in context: UnsafeMutableRawPointer?) {
        let address = UInt(bitPattern: context)
        // What cannot be read vouches for nobody.
        if !isRead { try? read() }
        store.withLock { $0.vouch(inContextAt: address) }
    }
}

/// OpenSSL's store of certificates.
@safe private struct CertificateStore: ~Copyable {
    private let raw: OpaquePointer

    init() throws(CurlAuthorities.Fault) {
        // What an earlier call left behind would be taken for the reason of a failure.
        ERR_clear_error()
        guard let store = unsafe X509_STORE_new() else {
            throw CurlAuthorities.Fault(place: "memory", cause: "there is none left")
        }
        unsafe raw = unsafe store
        // As libcurl does it: who names a certificate believes it, whoever signed it.
        unsafe X509_STORE_set_flags(
            raw,
            UInt(X509_V_FLAG_TRUSTED_FIRST | X509_V_FLAG_PARTIAL_CHAIN)
        )
    }

    deinit { unsafe X509_STORE_free(raw) }

    func read(file: String) throws(CurlAuthorities.Fault) {
        guard unsafe X509_STORE_load_file(raw, file) == 1 else { throw fault(of: file) }
    }

    func use(directory: String) throws(CurlAuthorities.Fault) {
        guard unsafe X509_STORE_load_path(raw, directory) == 1 else { throw fault(of: directory) }
    }

    /// Makes sure that a place may be opened.
    static func look(
        at path: String,
        named place: String? = nil,
        for mode: Int32
    ) throws(CurlAuthorities.Fault) {
        guard unsafe access(path, mode) != 0 else { return }
        let cause = unsafe String(cString: strerror(errno))
        throw CurlAuthorities.Fault(place: place ?? path, cause: cause)
    }

    func vouch(inContextAt address: UInt) {
        unsafe SSL_CTX_set1_cert_store(OpaquePointer(bitPattern: address), raw)
    }

    private func fault(of place: String) -> CurlAuthorities.Fault {
        let cause = unsafe String(cString: crypto_take_reason())
        return CurlAuthorities.Fault(place: place, cause: cause)
    }
}

import CCrypto
import Glibc
import Synchronization

/// The authorities that vouch for servers, read once for all connections.
///
/// libcurl reads them anew for each connection: 17 ms in which the loop stands still.
package final class CurlAuthorities: Sendable {
    /// Why there are none.
    package struct Fault: Error, Equatable {
        package let place: String
        package let cause: String
    }

    private let store: Mutex<CertificateStore>

    /// Reads certificates in PEM's form: all of a file at once, those of a directory when they are
    /// needed, by the hashes that are their names there.
    ///
    /// - Parameters:
    ///   - file: Nil for none.
    ///   - directory: Nil for none; colons part several.
    /// - Throws: Which of the two is of no use, and why.
    package init(file: String?, directory: String?) throws(Fault) {
        let store = try CertificateStore()
        if let file { try store.read(file: file) }
        for directory in directory?.split(separator: ":") ?? [] {
            try store.use(directory: String(directory))
        }
        self.store = Mutex(store)
    }

    /// Makes a connection that is being prepared rely on these authorities.
    ///
    /// - Parameter context: OpenSSL's, as libcurl hands it out.
    func vouch(in context: UnsafeMutableRawPointer?) {
        let address = UInt(bitPattern: context)
        store.withLock { $0.vouch(inContextAt: address) }
    }
}

/// OpenSSL's store of certificates.
@safe private struct CertificateStore: ~Copyable {
    private let raw: OpaquePointer

    init() throws(CurlAuthorities.Fault) {
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
        // OpenSSL takes any name for a directory.
        guard unsafe access(directory + "/.", R_OK | X_OK) == 0 else {
            let cause = unsafe String(cString: strerror(errno))
            throw CurlAuthorities.Fault(place: directory, cause: cause)
        }
        guard unsafe X509_STORE_load_path(raw, directory) == 1 else { throw fault(of: directory) }
    }

    func vouch(inContextAt address: UInt) {
        unsafe SSL_CTX_set1_cert_store(OpaquePointer(bitPattern: address), raw)
    }

    private func fault(of place: String) -> CurlAuthorities.Fault {
        let cause = unsafe String(cString: crypto_take_reason())
        return CurlAuthorities.Fault(place: place, cause: cause)
    }
}

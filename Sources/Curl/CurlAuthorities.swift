import CCrypto
import Glibc

/// The authorities that vouch for servers, read once for all connections.
///
/// libcurl reads them anew for each connection: some 100 ms in which the loop stands still.
@safe package final class CurlAuthorities: Sendable {
    /// Why there are none.
    package struct Fault: Error, Equatable {
        package let place: String
        package let cause: String
    }

    // OpenSSL locks its stores itself, where it reads a directory later on.
    private nonisolated(unsafe) let store: OpaquePointer

    /// Reads certificates in PEM's form: all of a file at once, those of a directory when they are
    /// needed, by the hashes that are their names there.
    ///
    /// - Throws: Which of the two is of no use, and why.
    package init(file: String?, directory: String?) throws(Fault) {
        guard let store = unsafe X509_STORE_new() else {
            throw Fault(place: file ?? directory ?? "", cause: "no memory")
        }
        unsafe self.store = unsafe store
        // As libcurl does it: who names a certificate believes it, whoever signed it.
        let flags = X509_V_FLAG_TRUSTED_FIRST | X509_V_FLAG_PARTIAL_CHAIN
        unsafe X509_STORE_set_flags(store, UInt(flags))
        if let file, unsafe X509_STORE_load_file(store, file) != 1 { throw Self.fault(of: file) }
        if let directory { unsafe try Self.use(directory, in: store) }
    }

    deinit { unsafe X509_STORE_free(store) }

    /// Makes a connection that is being prepared rely on these authorities.
    ///
    /// - Parameter context: OpenSSL's, as libcurl hands it out.
    func vouch(in context: UnsafeMutableRawPointer?) {
        unsafe SSL_CTX_set1_cert_store(OpaquePointer(context), store)
    }

    private static func use(_ directory: String, in store: OpaquePointer) throws(Fault) {
        // OpenSSL takes any name for a directory.
        guard unsafe access(directory + "/.", R_OK | X_OK) == 0 else {
            throw Fault(place: directory, cause: unsafe String(cString: strerror(errno)))
        }
        guard unsafe X509_STORE_load_path(store, directory) == 1 else {
            throw fault(of: directory)
        }
    }

    private static func fault(of place: String) -> Fault {
        Fault(place: place, cause: unsafe String(cString: crypto_take_reason()))
    }
}

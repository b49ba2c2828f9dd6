import CPSL
import Synchronization

/// The list of suffixes below which anybody can register a domain (publicsuffix.org).
package final class PublicSuffixList: Sendable {
    /// Sole owner of one list of libpsl; no list at all knows no domain.
    @safe
    private struct Handle: ~Copyable {
        private let list: OpaquePointer?

        init(latestIn file: String?) {
            unsafe list = psl_latest(file)
        }

        init(onlyIn file: String) {
            unsafe list = psl_load_file(file)
        }

        deinit { unsafe psl_free(list) }

        /// Where the registrable domain begins in a host that ends with a zero byte.
        func startOfDomain(in host: [CChar]) -> Int? {
            unsafe host.withUnsafeBufferPointer { buffer in
                guard let start = buffer.baseAddress else { return nil }
                return unsafe psl_registrable_domain(list, start).map { unsafe $0 - start }
            }
        }
    }

    /// The newer of the system's list and the one inside libpsl, read when it is first asked.
    package static let system = PublicSuffixList()

    private let handle: Mutex<Handle>

    /// Opens the newer of the system's list and the one inside libpsl.
    package init() {
        handle = Mutex(Handle(latestIn: nil))
    }

    /// Opens a list in a file; where it cannot be read, no domain is known.
    package init(file: String) {
        handle = Mutex(Handle(onlyIn: file))
    }

    /// The part of a host that somebody registered: the public suffix and one label more.
    ///
    /// - Parameter host: A host as it stands in a URL, or in UTF-8.
    /// - Returns: The domain in small letters, no last dot; nil for addresses and bare suffixes.
    package func registrableDomain(of host: String) -> String? {
        registrableDomain(of: Array(host.utf8)[...]).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The part of a host that somebody registered: the public suffix and one label more.
    ///
    /// - Parameter host: A host as it stands in a URL, or in UTF-8.
    /// - Returns: The domain in small letters, no last dot; nil for addresses and bare suffixes.
    package func registrableDomain(of host: ArraySlice<UInt8>) -> [UInt8]? {
        let name = (host.last == UInt8(ascii: ".") ? host.dropLast() : host).map(lowercased)
        guard !isAddress(name), !name.contains(0) else { return nil }
        let text = name.map { CChar(bitPattern: $0) } + [0]
        guard let start = handle.withLock({ $0.startOfDomain(in: text) }) else { return nil }
        return Array(name[start...])
    }

    /// The same for a host with or without its port, `www.example.org:8080`.
    package func registrableDomain(ofHost name: String) -> String? {
        registrableDomain(of: String(name.prefix { $0 != ":" }))
    }

    private func lowercased(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    /// True for the address forms of serialised URLs, whose last label is a number.
    private func isAddress(_ name: [UInt8]) -> Bool {
        guard let last = name.split(separator: UInt8(ascii: ".")).last else { return true }
        return name.first == UInt8(ascii: "[") || last.allSatisfy { (0x30...0x39).contains($0) }
    }
}

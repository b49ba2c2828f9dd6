import Linux

/// The names that this machine knows by itself; the format is that of `hosts(5)`.
struct HostsFile {
    private static let maximumBytes = 64 << 20
    private var addresses: [ArraySlice<UInt8>: [IPAddress]] = [:]

    /// Reads a file; one that cannot be read names nobody.
    init(path: String) {
        let bytes = try? FileDescriptor.open(path, for: .reading)
            .readAll(limit: Self.maximumBytes)
        self.init(parsing: bytes ?? [])
    }

    /// Reads the lines of a file; one that makes no sense is left out.
    ///
    /// - Complexity: O(n) in the bytes.
    init(parsing bytes: [UInt8]) {
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let text = line.prefix { $0 != UInt8(ascii: "#") }
            let words = text.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            guard words.count > 1,
                let address = IPAddress(parsing: String(decoding: words[0], as: UTF8.self))
            else { continue }
            for name in words.dropFirst() { note(name, address) }
        }
    }

    /// The addresses of a name in small letters, nil where the file does not name it.
    func addresses(of name: ArraySlice<UInt8>) -> [IPAddress]? {
        addresses[name.last == UInt8(ascii: ".") ? name.dropLast() : name]
    }

    private mutating func note(_ name: ArraySlice<UInt8>, _ address: IPAddress) {
        let small = name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let key = small.last == UInt8(ascii: ".") ? small.dropLast() : small[...]
        guard addresses[key]?.contains(address) != true else { return }
        addresses[key, default: []].append(address)
    }
}

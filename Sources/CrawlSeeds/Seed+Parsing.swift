package import CrawlModel
import URLStandard

extension Seed {
    /// Parses an address as a person writes it: a URL, or a host with or without a path.
    ///
    /// Without a scheme `https` is meant, where a host with a dot, or `localhost`, begins it.
    /// International names are parsed as the URL Standard says. The fragment is dropped.
    ///
    /// - Parameters:
    ///   - address: The text without white space around it.
    ///   - origin: Where it was written, nil for the command line.
    /// - Throws: What is wrong with the address.
    package init(parsing address: some Collection<UInt8>, origin: String? = nil) throws(SeedFault) {
        var text = Array(address)
        if text.beginsWithHost {
            text.insert(contentsOf: "https://".utf8, at: 0)
        } else if !text.beginsWithScheme {
            throw .noAddress
        }
        let url = try Self.url(of: text)
        guard url.isHTTP else { throw .notHTTP }
        guard !url.hasCredentials else { throw .hasCredentials }
        self.init(url: url.withoutFragment, origin: origin)
    }

    private static func url(of text: [UInt8]) throws(SeedFault) -> WebURL {
        do {
            return try WebURL(parsing: text.span)
        } catch {
            throw .notURL(error)
        }
    }
}

extension [UInt8] {
    /// True for `example.org`, `localhost:8080/path` and their like.
    fileprivate var beginsWithHost: Bool {
        let authority = prefix { !"/?#".utf8.contains($0) }
        let host = authority.prefix { $0 != UInt8(ascii: ":") }
        let port = authority[host.endIndex...].dropFirst()
        guard port.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        guard host.allSatisfy(\.isHostByte), host.first != UInt8(ascii: ".") else { return false }
        return host.contains(UInt8(ascii: ".")) || host.elementsEqual("localhost".utf8)
    }

    /// True where a letter and, after what schemes are made of, a colon begin it.
    fileprivate var beginsWithScheme: Bool {
        guard first?.isASCIILetter == true, let colon = firstIndex(of: UInt8(ascii: ":")) else {
            return false
        }
        return self[..<colon].allSatisfy { $0.isHostByte || $0 == UInt8(ascii: "+") }
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }

    /// True for letters of any alphabet, digits, dots and what else hosts are made of.
    fileprivate var isHostByte: Bool {
        isASCIILetter || (0x30...0x39).contains(self) || self >= 0x80
            || "-._".utf8.contains(self)
    }
}

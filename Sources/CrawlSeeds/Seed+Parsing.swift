package import CrawlModel
import URLStandard

extension Seed {
    /// Parses an address as a person writes it: a URL, or a host with or without a path.
    ///
    /// Without a scheme the likelier one is meant. International names are parsed as the URL
    /// Standard says. The fragment is dropped.
    ///
    /// - Parameters:
    ///   - address: The text without white space around it.
    ///   - origin: Where it was written, nil for the command line.
    /// - Throws: What is wrong with the address.
    package init(parsing address: some Collection<UInt8>, origin: String? = nil) throws(SeedFault) {
        var text = Array(address)
        let scheme = TypedHost(beginning: text)?.schemes.first
        if let scheme {
            text.insert(contentsOf: scheme.utf8, at: 0)
        } else if !text.beginsWithScheme {
            throw .noAddress
        }
        let url = try Self.url(of: text)
        guard url.isHTTP else { throw .notHTTP }
        guard !url.hasCredentials else { throw .hasCredentials }
        self.init(url: url.withoutFragment, origin: origin)
        lacksScheme = scheme != nil
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
    /// True where a letter and, after what schemes are made of, a colon begin it.
    fileprivate var beginsWithScheme: Bool {
        guard first?.isASCIILetter == true, let colon = firstIndex(of: UInt8(ascii: ":")) else {
            return false
        }
        return self[..<colon].allSatisfy(\.isSchemeByte)
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }

    fileprivate var isSchemeByte: Bool {
        isASCIILetter || (0x30...0x39).contains(self) || "+-.".utf8.contains(self)
    }
}

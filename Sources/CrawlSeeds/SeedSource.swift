package import CrawlModel
import Linux

/// Where seeds come from.
package enum SeedSource: Sendable, Equatable {
    /// A seed of its own.
    case seed(Seed)
    /// A seed list by its path, or by a name that is looked for in several places.
    case list(String)
    /// A seed list that is piped in.
    case standardInput

    /// The meaning of the value of `--seed`: `-`, a URL with its scheme, a path, or a name.
    ///
    /// Here `https://` must be written, so that no missing file's name is taken for a host.
    ///
    /// - Throws: What is wrong with a URL; files are not looked at yet.
    package init(option value: String) throws(SeedError) {
        guard value != "-" else {
            self = .standardInput
            return
        }
        guard value.utf8.hasSchemeAndAuthority else {
            self = .list(value)
            return
        }
        try self.init(address: value)
    }

    /// The meaning of an address on the command line: a URL, or a host with or without a path.
    ///
    /// - Throws: What is wrong with the address.
    package init(address: String) throws(SeedError) {
        do throws(SeedFault) {
            self = .seed(try Seed(parsing: address.utf8))
        } catch {
            throw .invalid(EscapedText(address), error)
        }
    }
}

extension String.UTF8View {
    /// True for what begins like `https://`, whatever the scheme.
    fileprivate var hasSchemeAndAuthority: Bool {
        let rest = drop { $0 != UInt8(ascii: ":") }
        let scheme = self[..<rest.startIndex]
        return rest.starts(with: "://".utf8) && !scheme.contains(UInt8(ascii: "/"))
    }
}

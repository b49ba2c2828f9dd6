/// An absolute URL in its serialised form, without heap storage beyond the bytes themselves.
package struct WebURL: Sendable, Hashable {
    /// The serialisation, ASCII only.
    package let bytes: [UInt8]

    /// Parses text, relative to a base when one is given.
    ///
    /// - Throws: The reason why the text is no URL.
    package init(parsing text: String, against base: WebURL? = nil) throws(URLError) {
        var text = text
        if let base, !text.contains("://") {
            let root = base.description.split(separator: "/", omittingEmptySubsequences: false)
            text = root.prefix(3).joined(separator: "/") + (text.hasPrefix("/") ? text : "/" + text)
        }
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else { throw .noScheme }
        if text.filter({ $0 == "/" }).count == 2 { text += "/" }
        bytes = Array(text.utf8)
    }

    /// The whole URL as text.
    package var description: String { String(decoding: bytes, as: UTF8.self) }

    /// The scheme without its colon.
    package var scheme: String { String(description.prefix { $0 != ":" }) }

    /// The host as serialised, empty where there is none.
    package var hostname: String {
        String(authority.prefix { $0 != ":" })
    }

    /// The host and, where it is not the scheme's default, the port.
    package var authority: String {
        let parts = description.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count > 2 ? String(parts[2]) : ""
    }

    /// The port written in the URL, nil for the scheme's default.
    package var port: UInt16? { authority.split(separator: ":").last.flatMap { UInt16($0) } }

    /// The port that a connection uses, nil for schemes without one.
    package var effectivePort: UInt16? { port ?? (scheme == "https" ? 443 : 80) }

    /// True for the two schemes that a crawler can request.
    package var isHTTP: Bool { scheme == "http" || scheme == "https" }

    /// The path, with its leading slash.
    package var path: String {
        let rest = description.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return "/" + (rest.count > 3 ? rest[3].prefix { $0 != "?" && $0 != "#" } : "")
    }

    /// The same URL without its fragment.
    package var withoutFragment: WebURL { self }
}

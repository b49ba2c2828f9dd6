extension WebURL {
    /// The scheme's bytes without the colon.
    package var schemeBytes: ArraySlice<UInt8> { bytes[..<parts.schemeEnd] }

    /// The name before the host, percent-encoded, empty where there is none.
    package var usernameBytes: ArraySlice<UInt8> {
        parts.hasHost ? bytes[parts.schemeEnd + 3..<parts.usernameEnd] : []
    }

    /// The password before the host, percent-encoded, empty where there is none.
    package var passwordBytes: ArraySlice<UInt8> {
        guard parts.usernameEnd + 1 < parts.hostStart else { return [] }
        return bytes[parts.usernameEnd + 1..<parts.hostStart - 1]
    }

    /// The host's bytes as serialised, empty where there is none.
    package var hostBytes: ArraySlice<UInt8> { bytes[parts.hostStart..<parts.hostEnd] }

    /// The bytes of the host and, where it is not the scheme's default, the port.
    package var authorityBytes: ArraySlice<UInt8> { bytes[parts.hostStart..<parts.authorityEnd] }

    /// The path's bytes, which begin with a slash in a URL that has a hierarchy.
    package var pathBytes: ArraySlice<UInt8> { bytes[parts.pathStart..<parts.queryStart] }

    /// The query's bytes without the question mark, nil where there is none.
    package var queryBytes: ArraySlice<UInt8>? {
        guard parts.queryStart < parts.fragmentStart else { return nil }
        return bytes[parts.queryStart + 1..<parts.fragmentStart]
    }

    /// The fragment's bytes without the number sign, nil where there is none.
    package var fragmentBytes: ArraySlice<UInt8>? {
        hasFragment ? bytes[(parts.fragmentStart + 1)...] : nil
    }

    /// The port written in the URL, nil for the scheme's default.
    package var port: UInt16? {
        guard parts.hasHost, parts.hostEnd < parts.pathStart else { return nil }
        return bytes[parts.hostEnd + 1..<parts.pathStart]
            .reduce(0) { $0 &* 10 &+ UInt16($1 &- 0x30) }
    }

    /// The port that a connection uses, nil for schemes without one.
    package var effectivePort: UInt16? { port ?? parts.scheme.defaultPort }

    /// True for the two schemes that a crawler can request.
    package var isHTTP: Bool { parts.scheme.isHTTP }

    /// True for https.
    package var isSecure: Bool { schemeBytes.count == 5 }

    /// What an HTTP request names: all from the path on.
    package var target: ArraySlice<UInt8> { bytes[pathBytes.startIndex...] }

    /// True where a fragment follows, even an empty one.
    package var hasFragment: Bool { parts.fragmentStart < bytes.count }

    /// True for URLs like mailto: and data:, whose path is no list of segments.
    package var hasOpaquePath: Bool {
        !parts.hasHost && pathBytes.first != UInt8(ascii: "/")
    }

    /// True where the first segment of the path is a letter and a colon.
    var pathHasDriveLetter: Bool {
        let path = pathBytes.prefix(4)
        guard path.count >= 3, path[path.startIndex + 1].isASCIIAlpha else { return false }
        guard path[path.startIndex + 2] == UInt8(ascii: ":") else { return false }
        return path.count == 3 || path[path.startIndex + 3] == UInt8(ascii: "/")
    }
}

extension WebURL {
    /// The scheme without its colon.
    package var scheme: String { String(decoding: schemeBytes, as: UTF8.self) }

    /// The host as serialised, empty where there is none.
    package var hostname: String { String(decoding: hostBytes, as: UTF8.self) }

    /// The host and, where it is not the scheme's default, the port.
    package var authority: String { String(decoding: authorityBytes, as: UTF8.self) }

    /// The scheme, the host, and the port where it is not the scheme's default.
    package var origin: String { "\(scheme)://\(authority)" }

    /// The path, with its leading slash.
    package var path: String { String(decoding: pathBytes, as: UTF8.self) }

    /// The query without its question mark, nil where there is none.
    package var query: String? { queryBytes.map { String(decoding: $0, as: UTF8.self) } }

    /// The fragment without its number sign, nil where there is none.
    package var fragment: String? { fragmentBytes.map { String(decoding: $0, as: UTF8.self) } }
}

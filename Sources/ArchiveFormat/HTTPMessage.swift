/// Requests and answers of HTTP as an archive keeps them.
package enum HTTPMessage {
    /// A field of an answer.
    package typealias Field = (name: [UInt8], value: [UInt8])

    /// The head of a request that asks for a URL as the crawl did.
    ///
    /// The crawl keeps no requests; what is here follows from the URL and the run.
    package static func request(for url: String, version: String, userAgent: String) -> [UInt8] {
        let (authority, target) = parts(of: url)
        var head = "GET \(printable(target)) HTTP/\(version)\r\nHost: \(printable(authority))\r\n"
        if !userAgent.isEmpty { head += "User-Agent: \(printable(userAgent))\r\n" }
        return Array((head + "\r\n").utf8)
    }

    /// Text without what could end a line.
    package static func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 }))
    }

    /// The head of an answer whose body is as decoded.
    ///
    /// Fields that tell how the body came over the wire get other names where they are no longer
    /// true, and its length is set right.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - version: Of HTTP; where that has no lines, as HTTP/2, `1.1` stands for it.
    ///   - fields: As received.
    ///   - length: Of the body that follows; nil for an answer that has none.
    /// - Returns: Its lines, and the empty one that ends them.
    package static func answer(
        status: Int64,
        version: String,
        fields: [Field],
        length: Int?
    ) -> [UInt8] {
        var head = Array("HTTP/\(version) \(status) \(reason(of: status))\r\n".utf8)
        let isTrue = isTrue(fields, length: length)
        for (name, value) in fields {
            if !isTrue, isOfTheWire(name) { head += "X-Archive-Orig-".utf8 }
            head += name.filter(isInLine) + ": ".utf8 + value.filter(isInLine) + "\r\n".utf8
        }
        if !isTrue, let length { head += "Content-Length: \(length)\r\n".utf8 }
        return head + "\r\n".utf8
    }

    /// True where the fields say of the body what it is here.
    private static func isTrue(_ fields: [Field], length: Int?) -> Bool {
        let told = fields.filter { isOfTheWire($0.name) }
        guard let length else { return told.isEmpty }
        guard told.count == 1, matches(told[0].name, "content-length") else { return false }
        return told[0].value.elementsEqual(String(length).utf8)
    }

    private static func isOfTheWire(_ name: [UInt8]) -> Bool {
        ["content-length", "content-encoding", "transfer-encoding"].contains { matches(name, $0) }
    }

    private static func matches(_ name: [UInt8], _ other: String) -> Bool {
        name.count == other.utf8.count
            && zip(name, other.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }

    private static func isInLine(_ byte: UInt8) -> Bool {
        byte != 0x0A && byte != 0x0D && byte != 0
    }

    /// What stands between `//` and the path, and what follows it.
    private static func parts(of url: String) -> (authority: String, target: String) {
        guard let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")) else { return ("", "/") }
        let rest = url[colon...].dropFirst(3)
        guard let slash = rest.firstIndex(where: { "/?".contains($0) }) else {
            return (String(rest), "/")
        }
        let target = rest[slash] == "?" ? "/" + rest[slash...] : String(rest[slash...])
        return (String(rest[..<slash].split(separator: "@").last ?? ""), target)
    }

    /// The words that RFC 9110 gives to a status, which the crawl does not keep.
    private static func reason(of status: Int64) -> String {
        switch status {
        case 200: "OK"
        case 201: "Created"
        case 204: "No Content"
        case 206: "Partial Content"
        case 301: "Moved Permanently"
        case 302: "Found"
        case 303: "See Other"
        case 304: "Not Modified"
        case 307: "Temporary Redirect"
        case 308: "Permanent Redirect"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 410: "Gone"
        case 429: "Too Many Requests"
        case 500: "Internal Server Error"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        case 504: "Gateway Timeout"
        default: "Status"
        }
    }
}

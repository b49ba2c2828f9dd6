/// The bytes of an answer, and what becomes of the connection after them.
struct SerializedAnswer {
    var bytes: [UInt8]
    /// Nil where the connection stays open.
    var ending: DemoResponse.Cut.Ending?
}

extension DemoResponse {
    /// Spells the answer to a request (RFC 9112, sections 4 to 6).
    ///
    /// - Complexity: O(n) in the bytes of the body.
    func serialized(for request: DemoRequest) -> SerializedAnswer {
        let framing = request.takesChunks || framing != .chunked ? framing : .untilClose
        var ending: Cut.Ending? = request.keepsAlive && framing != .untilClose ? nil : .close
        var bytes = head(framing, endsConnection: ending != nil)
        let headCount = bytes.count
        if hasBody, request.method != "HEAD" { appendBody(to: &bytes, framing) }
        if let cut {
            let count = cut.part == .body ? headCount + cut.count : cut.count
            bytes.removeLast(max(0, bytes.count - count))
            ending = cut.ending
        }
        return SerializedAnswer(bytes: bytes, ending: ending)
    }

    /// The answer to what was no request; the connection ends after it.
    var refusal: SerializedAnswer {
        SerializedAnswer(bytes: head(.contentLength, endsConnection: true) + body, ending: .close)
    }

    /// False where the answer ends with its head (RFC 9110, sections 15.2, 15.3.5, 15.4.5).
    private var hasBody: Bool { status >= 200 && status != 204 && status != 304 }

    private func head(_ framing: Framing, endsConnection: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256 + body.count)
        bytes.append(contentsOf: "HTTP/1.1 \(status) \(reason)\r\n".utf8)
        for field in fields { bytes.append(field) }
        if hasBody {
            switch framing {
            case .contentLength: bytes.append(Field("Content-Length", String(body.count)))
            case .chunked: bytes.append(Field("Transfer-Encoding", "chunked"))
            case .untilClose: break
            }
        }
        if endsConnection { bytes.append(Field("Connection", "close")) }
        bytes.append(contentsOf: "\r\n".utf8)
        return bytes
    }

    private func appendBody(to bytes: inout [UInt8], _ framing: Framing) {
        guard framing == .chunked else { return bytes.append(contentsOf: body) }
        for start in stride(from: 0, to: body.count, by: Self.chunkSize) {
            let chunk = body[start..<min(start + Self.chunkSize, body.count)]
            bytes.append(contentsOf: "\(String(chunk.count, radix: 16))\r\n".utf8)
            bytes.append(contentsOf: chunk)
            bytes.append(contentsOf: "\r\n".utf8)
        }
        bytes.append(contentsOf: "0\r\n\r\n".utf8)
    }

    private static let chunkSize = 4_096

    /// The usual phrase, empty where the demo needs none.
    private var reason: String {
        switch status {
        case 200: "OK"
        case 301: "Moved Permanently"
        case 302: "Found"
        case 304: "Not Modified"
        case 308: "Permanent Redirect"
        case 400: "Bad Request"
        case 404: "Not Found"
        case 410: "Gone"
        case 500: "Internal Server Error"
        default: ""
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ field: DemoResponse.Field) {
        append(contentsOf: field.name.utf8)
        append(contentsOf: ": ".utf8)
        append(contentsOf: field.value.utf8)
        append(contentsOf: "\r\n".utf8)
    }
}

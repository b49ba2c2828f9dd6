/// What a handler answers, and how the server is to send it.
package struct DemoResponse: Sendable {
    /// A field line.
    package struct Field: Sendable, Equatable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// How the client learns where the body ends (RFC 9112, section 6).
    package enum Framing: Sendable {
        case contentLength
        /// In chunks of a few kilobytes.
        case chunked
        /// By the end of the connection.
        case untilClose
    }

    /// An answer that ends before its end.
    package struct Cut: Sendable {
        /// What the count counts.
        package enum Part: Sendable {
            /// Every byte, from the status line on; 0 answers nothing at all.
            case answer
            /// The bytes after the head.
            case body
        }

        /// How the connection ends.
        package enum Ending: Sendable {
            /// In order, as if that had been all.
            case close
            /// With a reset, as a crashed server does.
            case reset
        }

        let count: Int
        let part: Part
        let ending: Ending

        /// Ends the answer after some bytes of the part.
        package init(after count: Int, of part: Part, by ending: Ending) {
            precondition(count >= 0, "An answer is cut after some bytes or none.")
            self.count = count
            self.part = part
            self.ending = ending
        }
    }

    package var status: Int
    package var fields: [Field]
    package var body: [UInt8]
    /// How long the server waits before the first byte.
    package var delay: Duration = .zero
    /// What must be open before the first byte.
    package var gate: AnswerGate?
    package var framing = Framing.contentLength
    package var cut: Cut?

    package init(status: Int, fields: [Field] = [], body: [UInt8] = []) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}

extension DemoResponse {
    /// Gives a page of HTML in UTF-8.
    package static func html(_ text: String, status: Int = 200) -> DemoResponse {
        DemoResponse(
            status: status,
            fields: [Field("Content-Type", "text/html; charset=utf-8")],
            body: Array(text.utf8)
        )
    }

    /// Gives plain text in UTF-8.
    package static func text(_ text: String, status: Int = 200) -> DemoResponse {
        DemoResponse(
            status: status,
            fields: [Field("Content-Type", "text/plain; charset=utf-8")],
            body: Array(text.utf8)
        )
    }

    /// Gives a redirect to a reference, absolute or relative.
    package static func redirect(to location: String, status: Int = 302) -> DemoResponse {
        DemoResponse(status: status, fields: [Field("Location", location)])
    }
}

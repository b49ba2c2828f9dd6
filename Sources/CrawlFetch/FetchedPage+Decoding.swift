import Compression
package import CrawlModel

extension FetchedPage {
    /// The body without its content coding; belongs on an executor that may compute.
    ///
    /// libcurl would call a body complete that was cut inside its coding, so it is decoded here:
    /// to the end of its stream, and never beyond the limit. The codings are those of RFC 9110,
    /// section 8.4.1.
    ///
    /// - Parameter limit: The most bytes that a body may have.
    /// - Returns: The bytes that the page consists of.
    /// - Throws: Why there is no body to be had.
    /// - Complexity: O(n) in the decoded bytes.
    package func decodedBody(limit: Int) throws(FetchFailure) -> [UInt8] {
        let name = fields.first("Content-Encoding")?.asciiLowercased ?? "identity"
        let coding: InflateCoding
        switch name {
        case "", "identity": return body
        case "gzip", "x-gzip": coding = .gzip
        case "deflate": coding = .deflate
        default: throw failure(.decodeError, "the content coding \(name) is not known")
        }
        do throws(CompressionError) {
            return try Inflating.decode(body, coding: coding, limit: limit)
        } catch {
            throw failure(error.outcome, error.sentence)
        }
    }

    private func failure(_ outcome: VisitOutcome, _ detail: String) -> FetchFailure {
        FetchFailure(outcome: outcome, detail: detail, facts: facts)
    }
}

extension CompressionError {
    fileprivate var outcome: VisitOutcome {
        switch self {
        case .truncated: .truncated
        case .tooLarge: .tooLarge
        case .bomb: .decodeBomb
        case .corrupt, .failed: .decodeError
        }
    }

    fileprivate var sentence: String {
        switch self {
        case .truncated: "the coded body ends too early"
        case .corrupt: "the body is not in the coding that it claims"
        case .tooLarge(let limit): "the decoded body is larger than \(limit) bytes"
        case .bomb: "the body is packed tighter than any honest one"
        case .failed(let words): words
        }
    }
}

extension String {
    /// ASCII letters in lower case, all else as it is.
    fileprivate var asciiLowercased: String {
        String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}

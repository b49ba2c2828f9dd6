package import Compression
package import CrawlModel

extension FetchedPage {
    /// The body without its content coding; belongs on an executor that may compute.
    ///
    /// libcurl would call a body complete that was cut inside its coding, so it is decoded here:
    /// to the end of its stream, and never beyond the limit. The codings are those of RFC 9110,
    /// section 8.4.1; only bombs and mistakes have more than one.
    ///
    /// - Parameter limit: The most bytes that a body may have.
    /// - Returns: The bytes that the page consists of.
    /// - Throws: Why there is no body to be had.
    /// - Complexity: O(n) in the decoded bytes.
    package func decodedBody(limit: Int) throws(FetchFailure) -> DecodedBody {
        let names = contentCodings
        guard let name = names.first else { return DecodedBody(plain: body) }
        guard names.count == 1 else {
            let list = EscapedText(names.joined(separator: ", "))
            throw failure(.decodeError, "the body has more than one content coding: \(list)")
        }
        guard let coding = ContentCoding(name: name) else {
            throw failure(.decodeError, "the content coding \(EscapedText(name)) is not known")
        }
        do throws(CompressionError) {
            return try DecodedBody(decoding: body, coding: coding, limit: limit)
        } catch {
            throw failure(of: error)
        }
    }

    /// How much memory it takes at most to decode the body and to pack it again.
    ///
    /// - Parameter limit: The most bytes that a body may have.
    /// - Returns: An upper bound.
    package func workingBytes(limit: Int) -> Int {
        2 * min(limit, contentCodings.isEmpty ? body.count : DecodedBody.mostCount(of: body.count))
    }

    /// What does nothing to a body: the coding that is none, and what servers write in its place,
    /// `none` and the names of charsets.
    private static let emptyCodings: Set = [
        "identity", "none", "utf-8", "utf8", "us-ascii", "iso-8859-1", "windows-1252",
    ]

    /// The names of the codings that were applied, in order and in lower case.
    private var contentCodings: [String] {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        let names = fields.all("Content-Encoding").flatMap { value in
            value.utf8.split(separator: UInt8(ascii: ",")).map { name in
                let start = name.drop(while: isBlank)
                let letters = start.reversed().drop(while: isBlank).reversed()
                let lowercased = letters.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
                return String(decoding: lowercased, as: UTF8.self)
            }
        }
        return names.filter { !$0.isEmpty && !Self.emptyCodings.contains($0) }
    }

    /// Why nothing can be made of what is packed.
    package func failure(of error: CompressionError) -> FetchFailure {
        failure(error.outcome, error.sentence)
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
        case .corrupt, .windowTooLarge, .failed: .decodeError
        // Another try, or another run, will have it.
        case .noMemory: .localResource
        }
    }

    fileprivate var sentence: String {
        switch self {
        case .truncated: "the coded body ends too early"
        case .corrupt: "the body is not in the coding that it claims"
        case .tooLarge(let limit): "the decoded body is larger than \(limit) bytes"
        case .bomb: "the body is packed tighter than any honest one"
        case .windowTooLarge(let limit): "the body needs a window of more than \(limit) bytes"
        case .noMemory: "there is no memory to decode the body"
        case .failed(let words): words
        }
    }
}

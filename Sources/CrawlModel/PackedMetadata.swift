/// What a page says about itself, in the form of its row.
package struct PackedMetadata: Sendable, Equatable {
    package var description: String?
    /// The text of the first `h1`.
    package var heading: String?
    package var language: String?
    package var canonical: String?
    /// The directives' words with commas between them.
    package var robots: String?
    package var words = 0
    package var characters = 0
    /// The fingerprint's bits as a signed number, nil without words.
    package var simhash: Int64?
    /// Everything else as a JSON object, nil where there is nothing else.
    package var others: [UInt8]?

    package init() {}
}

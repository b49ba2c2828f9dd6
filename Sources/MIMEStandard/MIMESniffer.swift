/// What a resource is, by its bytes and by what its server says; sections 5 and 7.
package struct MIMESniffer {
    /// How many bytes at the beginning of a resource decide; section 5.2.
    package static let headerCount = 1_445

    private let header: ArraySlice<UInt8>

    /// Looks at the beginning of a resource.
    package init(_ body: [UInt8]) {
        header = body.prefix(Self.headerCount)
    }

    /// The type that a browser takes a resource for; section 7.
    ///
    /// - Parameters:
    ///   - supplied: What the server says, nil where it says nothing that can be parsed.
    ///   - text: The value of the last Content-Type field as it was received, by which a mistake of
    ///     old servers is known.
    ///   - isSniffable: False where the server forbids to look further.
    /// - Returns: The computed type.
    package func type(supplied: MIMEType?, as text: String?, isSniffable: Bool) -> MIMEType {
        guard let supplied, !supplied.isUnknown else { return unknownType(scripts: isSniffable) }
        guard !supplied.isXML, !supplied.isHTML, isSniffable else { return supplied }
        if let text, Self.mistakes.contains(text) { return textOrBinary }
        if supplied.isImage { return Self.first(of: Self.images, header) ?? supplied }
        if supplied.isAudioOrVideo { return audioOrVideo ?? supplied }
        return supplied
    }

    /// The type that a resource's beginning belongs to whatever is said of it, nil where it may be
    /// text: pictures, sound, film, fonts, archives and PDF.
    package var binaryType: MIMEType? {
        // A few letters begin many a text.
        let found = Self.binaries.first { $0.matches(header) && ($0.weight > 4 || hasBinary) }
        return found?.type ?? FilmHeader(header).type
    }

    /// Section 7.1.
    private func unknownType(scripts: Bool) -> MIMEType {
        if scripts, let type = Self.first(of: Self.markup, header) { return type }
        return Self.first(of: Self.texts + Self.images, header) ?? audioOrVideo
            ?? Self.first(of: Self.archives, header) ?? plainOrBinary
    }

    /// Section 7.2.
    private var textOrBinary: MIMEType {
        let isMarked = [[0xFE, 0xFF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF]].contains(
            where: header.starts
        )
        return isMarked ? Self.plainText : plainOrBinary
    }

    private var plainOrBinary: MIMEType {
        hasBinary ? Self.anyBytes : Self.plainText
    }

    private var audioOrVideo: MIMEType? {
        Self.first(of: Self.media, header) ?? FilmHeader(header).type
    }

    /// True where a byte does not occur in text; section 3.
    private var hasBinary: Bool {
        // All controls but tab, line feed, form feed, carriage return and escape, a bit each.
        let controls: UInt32 = 0xF7FF_C9FF
        var found: UInt32 = 0
        for byte in header where byte < 0x20 { found |= controls >> UInt32(byte) }
        return found & 1 == 1
    }

    private static func first(of patterns: [BytePattern], _ header: ArraySlice<UInt8>) -> MIMEType?
    {
        patterns.first { $0.matches(header) }?.type
    }

    /// What is never text, in the order in which it is looked for.
    private static let binaries = images + media + archives + fonts + documents
    private static let plainText = MIMEType("text/plain")
    private static let anyBytes = MIMEType("application/octet-stream")

    /// What Apache used to say of files that it did not know; section 5.1.
    private static let mistakes: Set = [
        "text/plain", "text/plain; charset=ISO-8859-1", "text/plain; charset=iso-8859-1",
        "text/plain; charset=UTF-8",
    ]
}

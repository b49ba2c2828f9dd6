/// The groups of types that the standard's rules tell apart; section 4.6.
extension MIMEType {
    /// True for HTML itself; XHTML is XML.
    package var isHTML: Bool { essence == "text/html" }

    /// True for XML and all that is written in it.
    package var isXML: Bool {
        subtype.hasSuffix("+xml") || essence == "text/xml" || essence == "application/xml"
    }

    /// True for pictures.
    package var isImage: Bool { type == "image" }

    /// True for sound and film.
    package var isAudioOrVideo: Bool {
        type == "audio" || type == "video" || essence == "application/ogg"
    }

    /// True for a type that says nothing; section 7, step 2.
    package var isUnknown: Bool { Self.unknown.contains(essence) }

    private static let unknown: Set = ["unknown/unknown", "application/unknown", "*/*"]
}

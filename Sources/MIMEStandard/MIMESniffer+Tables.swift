/// The standard's tables, in its order.
extension MIMESniffer {
    /// Section 7.1, what a browser would run or show as a document.
    static let markup: [BytePattern] =
        [
            "<!doctype html", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font",
            "<table", "<a", "<style", "<title", "<b", "<body", "<br", "<p", "<!--",
        ].map { BytePattern(markup: $0, isTag: true, is: "text/html") } + [
            BytePattern(markup: "<?xml", isTag: false, is: "text/xml"),
            BytePattern("%PDF-", is: "application/pdf"),
        ]

    /// Section 7.1, what is safe: PostScript, and text that says so by a byte order mark.
    static let texts = [
        BytePattern("%!PS-Adobe-", is: "application/postscript"),
        BytePattern([0xFE, 0xFF, 0, 0], shape: "  ..", is: "text/plain"),
        BytePattern([0xFF, 0xFE, 0, 0], shape: "  ..", is: "text/plain"),
        BytePattern([0xEF, 0xBB, 0xBF, 0], shape: "   .", is: "text/plain"),
    ]

    /// Section 6.1.
    static let images = [
        BytePattern([0, 0, 1, 0], is: "image/x-icon"),
        BytePattern([0, 0, 2, 0], is: "image/x-icon"),
        BytePattern("BM", is: "image/bmp"),
        BytePattern("GIF87a", is: "image/gif"),
        BytePattern("GIF89a", is: "image/gif"),
        BytePattern("RIFF....WEBPVP", is: "image/webp"),
        BytePattern([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], is: "image/png"),
        BytePattern([0xFF, 0xD8, 0xFF], is: "image/jpeg"),
    ]

    /// Section 6.2, but for what a pattern cannot tell.
    static let media = [
        BytePattern("FORM....AIFF", is: "audio/aiff"),
        BytePattern("ID3", is: "audio/mpeg"),
        BytePattern(Array("OggS\0".utf8), is: "application/ogg"),
        BytePattern(Array("MThd\0\0\0\u{6}".utf8), is: "audio/midi"),
        BytePattern("RIFF....AVI ", is: "video/avi"),
        BytePattern("RIFF....WAVE", is: "audio/wave"),
    ]

    /// Section 6.3.
    static let fonts = [
        BytePattern(
            [UInt8](repeating: 0, count: 34) + Array("LP".utf8),
            shape: String(repeating: ".", count: 34),
            is: "application/vnd.ms-fontobject"
        ),
        BytePattern([0, 1, 0, 0], is: "font/ttf"),
        BytePattern("OTTO", is: "font/otf"),
        BytePattern("ttcf", is: "font/collection"),
        BytePattern("wOFF", is: "font/woff"),
        BytePattern("wOF2", is: "font/woff2"),
    ]

    /// Section 6.4.
    static let archives = [
        BytePattern([0x1F, 0x8B, 0x08], is: "application/x-gzip"),
        BytePattern(Array("PK\u{3}\u{4}".utf8), is: "application/zip"),
        BytePattern(Array("Rar!\u{1A}\u{7}\0".utf8), is: "application/x-rar-compressed"),
    ]

    /// Documents that are no text.
    static let documents = [BytePattern("%PDF-", is: "application/pdf")]
}

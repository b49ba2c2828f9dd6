import HTMLStandard

/// Gathers a page's JSON-LD blocks as they stand; a block that is too long is left out whole.
struct LinkedDataCollector {
    /// The most blocks that are kept of one page.
    static var maximumCount: Int { 16 }
    /// The most bytes that are kept of all blocks.
    static var maximumTextCount: Int { 32_768 }

    private(set) var blocks: [String] = []
    private var room = maximumTextCount
    /// True where the next text is a block.
    private(set) var isOpen = false

    /// Notes a script's start tag, the last tag of a tokenizer.
    mutating func open(_ tokenizer: borrowing HTMLTokenizer) {
        guard blocks.count < Self.maximumCount,
            let type = tokenizer.attribute(named: HTMLName.type),
            type.range.count <= 64, type.range.count >= "application/ld+json".utf8.count
        else { return }
        let value = tokenizer.value(of: type)
        let essence = String(decoding: value.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
        let words = essence.lowercased().utf8.split { $0 <= 0x20 }
        isOpen = words.count == 1 && words[0].elementsEqual("application/ld+json".utf8)
    }

    /// Takes the text that follows such a tag.
    mutating func take(_ token: HTMLToken, from tokenizer: borrowing HTMLTokenizer) {
        isOpen = false
        guard token.range.count <= room else { return }
        var bytes: [UInt8] = []
        tokenizer.appendText(of: token, to: &bytes)
        let isBlank = { (byte: UInt8) in byte <= 0x20 }
        guard let start = bytes.firstIndex(where: { !isBlank($0) }),
            let end = bytes.lastIndex(where: { !isBlank($0) })
        else { return }
        room -= token.range.count
        blocks.append(String(decoding: bytes[start...end], as: UTF8.self))
    }

    /// Notes that no text follows the start tag at once.
    mutating func close() {
        isOpen = false
    }
}

/// The text of a configuration file, line by line.
///
/// A line is `name = value` with the long name of an option, `name` alone for one that takes none,
/// `[host NAME]`, which makes what follows hold for that host alone, or empty. A comment begins
/// with `#`, at the beginning of a line or behind a blank. A value in double quotes is what is
/// between them.
struct ConfigurationText {
    /// What a line says.
    enum Entry: Equatable {
        case setting(name: String, value: String?)
        case host(String)
    }

    struct Line: Equatable {
        let number: Int
        let entry: Entry
    }

    let lines: [Line]

    /// Reads a text; nothing of it is judged but its form.
    ///
    /// - Throws: The first line that has none, with the number that is noted there.
    init(parsing text: String, named name: String) throws(UsageError) {
        var lines: [Line] = []
        let bytes =
            text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? text.utf8.dropFirst(3) : text.utf8[...]
        let pieces = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, piece) in pieces.enumerated() {
            let content = Self.trimmed(Self.withoutComment(piece))
            guard !content.isEmpty else { continue }
            guard let entry = Self.entry(content) else {
                let origin = Origin.file(name, line: index + 1)
                throw .at(origin, .noSetting(String(Substring(content))))
            }
            lines.append(Line(number: index + 1, entry: entry))
        }
        self.lines = lines
    }

    private static func entry(_ content: Substring.UTF8View) -> Entry? {
        if content.first == UInt8(ascii: "[") { return section(content) }
        guard let equals = content.firstIndex(of: UInt8(ascii: "=")) else {
            let isWord = !content.contains(where: isBlank)
            return isWord ? .setting(name: String(Substring(content)), value: nil) : nil
        }
        let name = trimmed(content[..<equals])
        guard !name.isEmpty, !name.contains(where: isBlank) else { return nil }
        let value = unquoted(trimmed(content[content.index(after: equals)...]))
        return .setting(name: String(Substring(name)), value: String(Substring(value)))
    }

    private static func section(_ content: Substring.UTF8View) -> Entry? {
        guard content.last == UInt8(ascii: "]") else { return nil }
        let words = content.dropFirst().dropLast().split(whereSeparator: isBlank)
        guard words.count == 2, words[0].elementsEqual("host".utf8) else { return nil }
        return .host(String(Substring(words[1])))
    }

    private static func withoutComment(_ line: Substring.UTF8View) -> Substring.UTF8View {
        let content = trimmed(line)
        guard content.first != UInt8(ascii: "#") else { return content.prefix(0) }
        // What is quoted holds no comment.
        let quote = UInt8(ascii: "\"")
        let start = content.lastIndex(of: quote) ?? content.startIndex
        let mark = content.indices.first { index in
            index > start && content[index] == UInt8(ascii: "#")
                && isBlank(content[content.index(before: index)])
        }
        return mark.map { content[..<$0] } ?? content
    }

    private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
        let head = text.drop(while: isBlank)
        let tail = head.reversed().prefix(while: isBlank).count
        return head.dropLast(tail)
    }

    private static func unquoted(_ text: Substring.UTF8View) -> Substring.UTF8View {
        let quote = UInt8(ascii: "\"")
        guard text.count > 1, text.first == quote, text.last == quote else { return text }
        return text.dropFirst().dropLast()
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D
    }
}

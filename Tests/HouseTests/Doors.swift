/// What a door says of itself: every package declaration promises something in one sentence.
///
/// A stored property, a constant or a case may let its name speak, so may an initialiser that only
/// assigns, and what a protocol has promised need not be promised again.
enum Doors {
    static func summaries(_ file: SourceFile) -> [Finding] {
        let promises = promises(of: file)
        let doors = file.declarations.filter { door in
            guard isDoor(door, in: file), mustSpeak(door) else { return false }
            return isRequirement(door, in: file) || !promises.contains(door.name)
        }
        return doors.compactMap { door in
            complaint(about: summary(above: door, in: file)).map { complaint in
                file.finding(door.line, "\(door.kind.rawValue) \(door.name) \(complaint)")
            }
        }
    }

    private static func complaint(about summary: String?) -> String? {
        guard let summary else { return "is a door without a summary" }
        guard summary.hasSuffix(".") else { return "has a summary without a full stop" }
        let sentence = firstSentence(of: summary)
        guard sentence.count <= 150 else {
            return "has a summary of \(sentence.count), not at most 150 characters"
        }
        return nil
    }

    private static func isDoor(_ declaration: Declaration, in file: SourceFile) -> Bool {
        if declaration.modifiers.contains("package") { return true }
        guard let parent = declaration.parent.map({ file.declarations[$0] }) else { return false }
        let isHidden = !["private", "fileprivate", "internal"].allSatisfy {
            !declaration.modifiers.contains($0)
        }
        let passesOn = parent.kind == .extension || parent.kind == .protocol
        return passesOn && !isHidden && parent.modifiers.contains("package")
    }

    private static func mustSpeak(_ door: Declaration) -> Bool {
        switch door.kind {
        case .extension, .deinit, .let, .typealias: false
        case .`init`: door.parameters > 0 && !door.isMemberwise
        case .var: door.isComputed && !isConstant(door)
        default: true
        }
    }

    private static func isConstant(_ door: Declaration) -> Bool {
        door.modifiers.contains("static") && door.endLine - door.line <= 2
    }

    private static func isRequirement(_ door: Declaration, in file: SourceFile) -> Bool {
        door.parent.map { file.declarations[$0].kind == .protocol } ?? false
    }

    /// The names that a protocol of the file or of the standard library gives a meaning.
    private static func promises(of file: SourceFile) -> Set<String> {
        let requirements = file.declarations.filter { isRequirement($0, in: file) }
        return knownPromises.union(requirements.map(\.name))
    }

    private static let knownPromises: Set = [
        "==", "<", "hash", "description", "debugDescription", "errorDescription", "rawValue",
        "count", "isEmpty", "startIndex", "endIndex", "makeIterator", "enqueue", "unownedExecutor",
        "checkIsolated",
        "isIsolatingCurrentContext", "asUnownedSerialExecutor", "asUnownedTaskExecutor",
    ]

    /// The first paragraph of the documentation comment above a declaration.
    private static func summary(above door: Declaration, in file: SourceFile) -> String? {
        let above = file.lines[..<(door.startLine - 1)].reversed()
        let block = above.prefix { trimmed($0).hasPrefix("///") }.reversed()
        let texts = block.map { trimmed(trimmed($0).dropFirst(3)) }
        let paragraph = texts.prefix { !$0.isEmpty && !$0.hasPrefix("- ") }
        return paragraph.isEmpty ? nil : paragraph.joined(separator: " ")
    }

    /// Up to the first full stop that a capital letter follows.
    private static func firstSentence(of text: String) -> Substring {
        let letters = Array(text.indices)
        for (place, index) in letters.enumerated()
        where text[index] == "." && place + 2 < letters.count {
            let isEnd = text[letters[place + 1]] == " " && text[letters[place + 2]].isUppercase
            if isEnd { return text[...index] }
        }
        return text[...]
    }

    private static func trimmed(_ line: Substring) -> Substring {
        line.drop(while: \.isWhitespace)
    }
}

/// Words that the house does not say, or says on one floor only.
enum Vocabulary {
    /// A file that may use a word all the same, and why.
    struct Licence {
        let word: String
        let path: String
        let reason: String
    }

    static let licences = [
        Licence(
            word: "Task",
            path: "Sources/Linux/EventLoop.swift",
            reason: "It is the step from the main thread to the first coroutine."
        ),
        Licence(
            word: "unsafe",
            path: "Sources/HTMLStandard/Span+Searching.swift",
            reason: "Eight bytes at once search real pages 2.4 to 3.5 times as fast as one."
        ),
        Licence(
            word: "unsafe",
            path: "Sources/URLStandard/Array+Appending.swift",
            reason: "The URLs of a page are copied several times, in one piece twice as fast."
        ),
    ]

    /// Words that no file says, tests included.
    static func banned(_ file: SourceFile) -> [Finding] {
        let phrases: [([String], String)] = [
            (["public"], "package is the access level of doors, never public"),
            (["@", "unchecked"], "the compiler checks Sendable, nobody vouches for it"),
            (["nonisolated", "(", "unsafe", ")"], "shared state stands in a Mutex or an actor"),
            (["fatalError"], "a programmer's mistake is a precondition with a sentence"),
            (["try", "!"], "an error is handled or thrown, never a trap"),
            (["as", "!"], "a cast that fails is handled, never a trap"),
            (["import", "Foundation"], "Foundation is imported nowhere"),
        ]
        return phrases.flatMap { words, sentence in says(words, in: file, sentence) }
    }

    /// Remarks that work was left undone.
    static func leftovers(_ file: SourceFile) -> [Finding] {
        file.commentLines.enumerated().flatMap { index, comment in
            ["TODO", "FIXME", "XXX", "HACK"].filter(comment.contains).map {
                file.finding(index + 1, "\($0) is left in a comment")
            }
        }
    }

    /// Pointers are handled where C is made safe.
    static func unsafe(_ file: SourceFile) -> [Finding] {
        let isTool = FloorPlan.toolsOfC.contains(file.target)
        guard !isTool, !hasLicence("unsafe", file) else { return [] }
        return says(["unsafe"], in: file, "unsafe is said only where floor 1 makes C safe")
    }

    /// Only the roof speaks to the terminal and ends the process.
    static func voice(_ file: SourceFile) -> [Finding] {
        guard file.target != "crawl" else { return [] }
        let words = ["print", "debugPrint", "dump", "exit", "_exit", "abort"]
        // A type may have a verb of its own by that name.
        let own = Set(file.declarations.filter { $0.kind == .func }.map(\.name))
        return words.filter { !own.contains($0) }.flatMap { word in
            says([word, "("], in: file, "\(word) is for the command alone") { $0 == "." }
        }
    }

    /// Work belongs to a task group, so that it ends when its group ends.
    static func looseTasks(_ file: SourceFile) -> [Finding] {
        guard !hasLicence("Task", file) else { return [] }
        return [
            ["Task", "{"], ["Task", "("], ["Task", ".", "detached"], ["Task", ".", "immediate"],
        ]
        .flatMap { says($0, in: file, "a loose task belongs to no group") }
    }

    /// The vocabulary is values: it neither waits nor owns threads.
    static func stillness(_ file: SourceFile) -> [Finding] {
        guard file.target == "CrawlModel" else { return [] }
        return ["async", "await", "actor", "Mutex", "Atomic"].flatMap {
            says([$0], in: file, "CrawlModel holds values, \($0) is for the rooms")
        }
    }

    /// A test that sleeps is slow on one machine and wrong on another.
    static func sleeps(_ file: SourceFile) -> [Finding] {
        guard file.target.hasSuffix("Tests") else { return [] }
        return [["Task", ".", "sleep"], ["sleep", "("], ["usleep", "("], ["nanosleep", "("]]
            .flatMap {
                says($0, in: file, "a test waits for what happens, it does not sleep") { $0 == "." }
            }
    }

    /// True where the exclamation mark belongs to what follows: `try !isEmpty`.
    private static func isNegation(_ tokens: [Token]) -> Bool {
        guard tokens.count == 2, tokens[1].text == "!" else { return false }
        return tokens[1].start > tokens[0].start + tokens[0].text.utf8.count
    }

    private static func hasLicence(_ word: String, _ file: SourceFile) -> Bool {
        licences.contains { $0.word == word && $0.path == file.path }
    }

    private static func says(
        _ words: [String],
        in file: SourceFile,
        _ sentence: String,
        exceptAfter excuse: (String) -> Bool = { _ in false }
    ) -> [Finding] {
        file.tokens.indices.compactMap { start in
            guard file.tokens[start].text == words[0] else { return nil }
            let found = Array(file.tokens[start...].prefix(words.count))
            guard found.map(\.text) == words, !isNegation(found) else { return nil }
            if start > 0, excuse(file.tokens[start - 1].text) { return nil }
            return file.finding(file.tokens[start].line, sentence)
        }
    }
}

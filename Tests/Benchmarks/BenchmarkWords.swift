/// The words after a benchmark's name: `--json`, `--pages=10000`, and what is no option.
struct BenchmarkWords {
    private let words: [String]

    init(_ words: [String]) {
        self.words = words
    }

    /// What is no option, in order.
    var plain: [String] { words.filter { !$0.hasPrefix("--") } }

    var isJSON: Bool { has("json") }

    /// True where an option without a value was given.
    func has(_ name: String) -> Bool { words.contains("--\(name)") }

    /// The number that an option has, or what it has where it was not given.
    func number(_ name: String, or usual: Int) -> Int {
        text(name).flatMap { Int($0) } ?? usual
    }

    /// The names that an option lists, parted by commas; nil where it was not given.
    func list(_ name: String) -> [String]? {
        text(name)?.split(separator: ",").map(String.init)
    }

    /// The last value that an option was given.
    func text(_ name: String) -> String? {
        let prefix = "--\(name)="
        return words.last { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }
}

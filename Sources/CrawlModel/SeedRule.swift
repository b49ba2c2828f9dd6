/// What a line of a seed list says of its seed alone; nil and empty where the command decides.
package struct SeedRule: Sendable, Hashable {
    /// How far from the seed visits go.
    package enum Depth: Sendable, Hashable {
        case links(Int)
        case unlimited
    }

    package var depth: Depth?
    /// A kind of scope, as the option `--scope` calls it.
    package var scope: String?
    /// Patterns in the place of the command's.
    package var includes: [String] = []
    /// Patterns beside the command's.
    package var excludes: [String] = []
    /// How many pages are stored on account of the seed.
    package var maximumPages: Int?
    /// How many links in a row may lead beyond the scope.
    package var extraHops: Int?

    package init() {}

    package var isEmpty: Bool { self == SeedRule() }

    /// The rule of a seed as it can stand on a line, always in the same order.
    ///
    /// A limit of pages is the seed's alone: then its URL comes first.
    package func name(of seed: Seed) -> String {
        let words = [
            maximumPages.map { _ in "\(seed.url)" },
            depth.map { "depth=\($0.word)" },
            scope.map { "scope=\($0)" },
            extraHops.map { "extra-hops=\($0)" },
            maximumPages.map { "max-pages=\($0)" },
        ]
        let patterns = includes.map { "include=\($0)" } + excludes.map { "exclude=\($0)" }
        return (words.compactMap(\.self) + patterns).joined(separator: " ")
    }
}

extension SeedRule.Depth {
    /// As the option is spelt.
    fileprivate var word: String {
        switch self {
        case .links(let count): String(count)
        case .unlimited: "inf"
        }
    }
}

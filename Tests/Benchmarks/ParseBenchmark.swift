import CrawlTestSupport

/// How fast pages are read, beside a search for `<` over the same bytes in the same run.
struct ParseBenchmark {
    private let isJSON: Bool
    private let rounds: Int
    private let passes: [ParsePass]
    private let directories: [String]

    /// - Parameter words: Options and directories of pages: `--json`, `--rounds=5`, `--only=links`.
    init(words: [String]) {
        isJSON = words.contains("--json")
        rounds = words.compactMap { $0.wholeNumber(after: "--rounds=") }.last ?? 7
        passes = ParsePass.chosen(by: words)
        directories = words.filter { !$0.hasPrefix("--") }
    }

    func run() throws {
        let collection = try PageCollection(directories)
        try Processor.pin(to: 0)
        let figures = try measure(collection)
        if isJSON {
            print("{" + figures.map(\.json).joined(separator: ",") + "}")
        } else {
            describe(collection)
            for figure in figures { print(figure.description) }
        }
        for figure in figures {
            for excess in figure.excesses { print("beyond its threshold: \(excess)") }
        }
    }

    /// The passes take turns, so that what slows the machine down slows all of them.
    private func measure(_ collection: PageCollection) throws -> [ParseFigure] {
        for pass in passes { _ = try pass.run(over: collection.pages) }
        var results = passes.map { _ in [ParsePass.Result]() }
        for _ in 0..<max(rounds, 1) {
            for index in passes.indices {
                results[index].append(try passes[index].run(over: collection.pages))
            }
        }
        let yardstick = results[0].medianTime
        return passes.indices.map { index in
            ParseFigure(
                pass: passes[index],
                last: results[index][results[index].count - 1],
                bytesPerSecond: Double(collection.byteCount) / results[index].medianTime * 1e9,
                ratio: yardstick / results[index].medianTime,
                pages: collection.pages.count
            )
        }
    }

    private func describe(_ collection: PageCollection) {
        for place in collection.missing { print("there are no pages in \(place)") }
        let megabytes = Double(collection.byteCount) / 1e6
        print(
            "\(collection.pages.count) pages, \(megabytes.rounded(to: 1)) MB, below",
            collection.places.joined(separator: ", ")
        )
    }
}

extension ParsePass {
    /// The yardstick and what `--only=` names, or everything.
    fileprivate static func chosen(by words: [String]) -> [ParsePass] {
        let named = words.filter { $0.hasPrefix("--only=") }
        guard !named.isEmpty else { return allCases }
        return allCases.filter { $0 == .memchr || named.contains("--only=\($0.rawValue)") }
    }
}

extension [ParsePass.Result] {
    fileprivate var medianTime: Double { Double(map(\.nanoseconds).sorted()[count / 2]) }
}

extension String {
    fileprivate func wholeNumber(after prefix: String) -> Int? {
        hasPrefix(prefix) ? Int(dropFirst(prefix.count)) : nil
    }
}

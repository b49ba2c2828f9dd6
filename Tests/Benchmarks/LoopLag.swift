import Linux

/// How late an event loop was, in milliseconds, as a process says at its end.
struct LoopLag {
    /// What 99 of 100 waits did not exceed.
    let usual: Double
    let longest: Double

    static let columns: [FigureTable.Column] = [
        .init(key: "lag_p99_milliseconds", head: "lag p99 ms", digits: 2),
        .init(key: "lag_maximum_milliseconds", head: "lag max ms", digits: 2),
    ]

    /// Reads the last line that tells it, of what a process has said; nil where none does.
    init?(in path: String) {
        guard let file = try? FileDescriptor.open(path, for: .reading),
            let bytes = try? file.readAll(limit: 1 << 20)
        else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let line = text.split(separator: "\n").last(where: { $0.contains("loop lag") }),
            let usual = line.milliseconds(after: "p99 "),
            let longest = line.milliseconds(after: "max ")
        else { return nil }
        self.usual = usual
        self.longest = longest
    }

    /// The lag of a loop in the words of crawl's closing line.
    static func description(of lag: LagHistogram) -> String {
        let (usual, longest) = (lag.quantile(0.99).seconds, lag.maximum.seconds)
        return "loop lag p99 \(usual * 1e3) ms, max \(longest * 1e3) ms"
    }
}

extension Substring {
    /// The number behind a word, which may have commas between its thousands.
    fileprivate func milliseconds(after word: String) -> Double? {
        guard let start = firstRange(of: word)?.upperBound else { return nil }
        return Double(self[start...].prefix { $0 != " " }.filter { $0 != "," })
    }
}

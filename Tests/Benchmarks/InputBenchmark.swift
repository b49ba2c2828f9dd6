import CrawlFuzzing
import CrawlTestSupport
import Linux

/// How long the inputs of a fuzz target take for each of their bytes, without any instruments.
///
/// A short input tells nothing by itself, so each is also read repeated up to 64 KiB: what grows
/// faster than the input does shows there.
struct InputBenchmark {
    private struct Figure {
        let pace: Double
        let byteCount: Int
        let path: String
    }

    /// Nanoseconds for a byte that are too many.
    private static let slowPace = 50.0
    private static let leastCount = 1_024
    private static let stretchedCount = 65_536

    private let words: [String]

    /// - Parameter words: The name of a target and the directories or files of its inputs.
    init(words: [String]) {
        self.words = words
    }

    func run() throws {
        guard let name = words.first, let target = FuzzTargets.target(named: name) else {
            let names = FuzzTargets.all.map { $0.name }.joined(separator: " ")
            return print("the targets are: \(names)")
        }
        let paths = words.dropFirst().flatMap { place in
            let names = Directory.names(in: place)
            return names.isEmpty ? [place] : names.map { place + "/" + $0 }
        }
        var (whole, stretched) = ([Figure](), [Figure]())
        for path in paths {
            let input = try FileDescriptor.open(path, for: .reading).readAll(limit: 1 << 26)
            guard !input.isEmpty else { continue }
            if input.count >= Self.leastCount { whole.append(figure(of: input, path, target)) }
            stretched.append(figure(of: Self.stretched(input), path, target))
        }
        report("as they are, from \(Self.leastCount) bytes on", whole)
        report("repeated to \(Self.stretchedCount) bytes", stretched)
    }

    private func report(_ title: String, _ figures: [Figure]) {
        let slow = figures.count { $0.pace > Self.slowPace }
        print("\(figures.count) inputs \(title), \(slow) above \(Int(Self.slowPace)) ns/byte:")
        for figure in figures.sorted(by: { $0.pace > $1.pace }).prefix(max(3, slow)) {
            print("    \(Int(figure.pace)) ns/byte, \(figure.byteCount) bytes, \(figure.path)")
        }
    }

    private func figure(of input: [UInt8], _ path: String, _ target: any FuzzTarget) -> Figure {
        let times = (0..<3).map { _ in
            let start = ThreadClock.nanoseconds
            _ = target.read(input)
            return ThreadClock.nanoseconds - start
        }
        let pace = Double(times.min() ?? 0) / Double(input.count)
        return Figure(pace: pace, byteCount: input.count, path: path)
    }

    /// An input many times over; the first line, which often means something else, only once.
    private static func stretched(_ input: [UInt8]) -> [UInt8] {
        let start = input.firstIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let part = start < input.count ? input[start...] : input[...]
        var result = input
        while result.count < stretchedCount { result += part }
        return result
    }
}

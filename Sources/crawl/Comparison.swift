import CrawlArguments
import CrawlFormat
import CrawlModel
import CrawlPlanning
import CrawlReport
import Linux

/// Which runs are compared, and how what differs is written.
struct Comparison: Sendable {
    /// The forms in which changes are written.
    enum Format: String, CaseIterable, Sendable {
        case text, json, sql
    }

    /// What came of it.
    struct Outcome: Sendable {
        fileprivate(set) var runs: (first: Int, second: Int)
        fileprivate(set) var counts: [RunChange.Kind: Int] = [:]
        fileprivate(set) var unchangedCount = 0
        /// Why not all could be written.
        fileprivate(set) var fault: Errno?

        /// True where URLs differ in one of these ways.
        func fails(on kinds: [RunChange.Kind]) -> Bool {
            kinds.contains { counts[$0, default: 0] > 0 }
        }
    }

    let file: String
    /// Nil for the last run and what was before it began.
    let runs: (first: Int, second: Int)?
    let failures: [RunChange.Kind]
    private let format: Format
    private let isQuiet: Bool

    init(_ arguments: Arguments, file: String) throws(PlanError) {
        let inquiry = arguments.inquiry
        guard inquiry.runs.count != 1 else { throw .oneRun(inquiry.runs[0]) }
        runs = inquiry.runs.isEmpty ? nil : (inquiry.runs[0], inquiry.runs[1])
        format = try Self.choice("--format", arguments.export.format ?? "text")
        let lists = arguments.unattended.failOn
        let words = lists.flatMap { $0.split(separator: ",").map(String.init) }
        var failures: [RunChange.Kind] = []
        for word in words { failures.append(try Self.choice("--fail-on", word)) }
        self.failures = failures
        isQuiet = arguments.voice.isQuiet
        self.file = file
    }

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ option: String,
        _ word: String
    ) throws(PlanError) -> Choice {
        guard let choice = Choice(rawValue: word) else {
            throw .noChoice(option: option, word, Choice.allCases.map(\.rawValue))
        }
        return choice
    }

    /// Writes all changes to the standard output; who wants quiet hears of failures alone.
    func write(_ difference: borrowing RunDifference) throws(StoreError) -> Outcome {
        var outcome = Outcome(runs: (difference.first, difference.second))
        outcome.counts = try difference.counts()
        outcome.unchangedCount = try difference.unchangedCount()
        let script = SQLScript(
            table: "changes_\(difference.first)_\(difference.second)",
            columns: RunChange.columns
        )
        let kinds = isQuiet ? failures : RunChange.Kind.allCases
        guard !isQuiet || outcome.fails(on: failures) else { return outcome }
        var stream = DataStream()
        if format == .sql { _ = stream.write(Array(script.beginning.utf8)) }
        var rows = RowWriter(.json, columns: RunChange.columns)
        try difference.forEachChange(of: kinds) { change in
            let line =
                switch format {
                case .text: Quotation.printable(change.line) + "\n"
                case .json: rows.write(change.row)
                case .sql: script.line(change.row)
                }
            return stream.write(Array(line.utf8))
        }
        if format == .sql { _ = stream.write(Array(script.end.utf8)) }
        stream.flush()
        outcome.fault = stream.fault
        return outcome
    }
}

extension Comparison.Outcome: CustomStringConvertible {
    /// `run 1 to run 3: 2 added, 1 gone; 300 unchanged`.
    var description: String {
        let parts = RunChange.Kind.allCases.compactMap { kind in
            counts[kind].map { "\(Figure.count($0)) \(kind.rawValue)" }
        }
        let changes = parts.isEmpty ? "nothing changed" : parts.joined(separator: ", ")
        return "run \(runs.first) to run \(runs.second): \(changes); "
            + "\(Figure.count(unchangedCount)) unchanged"
    }
}

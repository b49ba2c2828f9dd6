import CrawlArguments
import CrawlFormat
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlVoice
import Linux
import SQLite

extension Errand {
    /// Answers a question in SQL on the standard output.
    func answerQuery() async throws(PlanError) -> ExitStatus {
        let file = try await Self.onlyCrawl(arguments.file)
        var question = try question(arguments.inquiry.subject ?? "", of: file)
        question.moment = try arguments.inquiry.moment.map(Self.moment)
        if case .run(let run) = question.moment,
            let regret = await regret(lackOf: run, in: file)
        {
            return regret
        }
        return await tell(question)
    }

    /// A question in the way in which the answer is wanted.
    func question(_ text: String, of file: String) throws(PlanError) -> Question {
        Question(
            file: file,
            text: text,
            time: arguments.limits.timeout,
            format: try rowFormat()
        )
    }

    private static func moment(_ text: String) throws(PlanError) -> PastMoment {
        // Four digits may be a year, but no crawl has so many runs.
        if let run = Int(text), run > 0, text.utf8.count < 4 { return .run(run) }
        return .date(try Arguments.date(text, of: "as-of"))
    }

    /// Writes the rows of an answer.
    func tell(_ question: Question) async -> ExitStatus {
        switch await Self.answer(question) {
        case .written(let fault): return status(of: fault)
        case .refused(let error) where error.code.primary == .interrupted:
            console.say("crawl: the query takes longer than --timeout; nothing was changed")
            return .stopped
        case .refused(let error):
            console.say("crawl: the query fails: \(error.message)\(Self.advice(on: error))")
            return error.code.primary == .corrupt ? .database : .usage
        case .unreadable(let error): return complaining(of: error)
        }
    }

    private static func advice(on error: SQLiteError) -> String {
        guard error.message.hasPrefix("no such ") else { return "" }
        return "; SELECT * FROM columns tells what there is"
    }

    /// How rows are wanted.
    func rowFormat() throws(PlanError) -> RowFormat {
        let name = arguments.export.format ?? "table"
        guard let format = RowFormat(rawValue: name) else {
            throw .noChoice(option: "--format", name, RowFormat.allCases.map(\.rawValue))
        }
        return format
    }

    @concurrent
    private static func answer(_ question: Question) async -> Answer {
        let reader: QueryReader
        do throws(StoreError) {
            reader = try QueryReader(
                opening: question.file,
                asOf: question.moment,
                since: question.oldest
            )
        } catch {
            return .unreadable(error)
        }
        var stream = DataStream()
        var writer: RowWriter?
        do throws(SQLiteError) {
            try reader.ask(question.text, within: question.time) { columns in
                let rows = RowWriter(question.format, columns: columns)
                _ = stream.write(Array(rows.beginning.utf8))
                writer = rows
            } rows: { row in
                guard question.includes(row) else { return true }
                return stream.write(Array((writer?.write(row) ?? "").utf8))
            }
        } catch {
            stream.flush()
            return .refused(error)
        }
        _ = stream.write(Array((writer?.finish() ?? "").utf8))
        stream.flush()
        return .written(stream.fault)
    }
}

/// What is asked, of which file, and how the answer is to look.
struct Question: Sendable {
    let file: String
    let text: String
    let time: Duration
    let format: RowFormat
    /// As of when, nil for now.
    var moment: PastMoment?
    /// The version of files that first had what is asked for.
    var oldest: Int64 = 0
    /// Which rows are wanted.
    var includes: @Sendable ([SQLiteValue]) -> Bool = { _ in true }
}

/// What came of a question.
private enum Answer: Sendable {
    /// All rows were given, unless writing them failed.
    case written(Errno?)
    case refused(SQLiteError)
    case unreadable(StoreError)
}

import CrawlPlanning
import CrawlArguments
import CrawlFormat
import CrawlModel
import CrawlReport
import CrawlVoice
import Linux
import SQLite

extension Errand {
    /// Answers a question in SQL on the standard output.
    func answerQuery() async -> ExitStatus {
        let question: Question
        do throws(PlanError) {
            question = Question(
                file: try await Self.onlyCrawl(arguments.file),
                text: arguments.inquiry.subject ?? "",
                time: arguments.limits.timeout,
                format: try Self.rowFormat(arguments.export.format ?? "table")
            )
        } catch {
            console.say("crawl: \(error)")
            return .usage
        }
        switch await Self.answer(question) {
        case .written(let fault): return status(of: fault)
        case .refused(let error) where error.code.primary == .interrupted:
            console.say("crawl: the query takes longer than --timeout; nothing was changed")
            return .stopped
        case .refused(let error):
            console.say("crawl: the query fails: \(error.message)")
            return error.code.primary == .corrupt ? .database : .usage
        case .unreadable(let error):
            console.say("\(Complaint(error))")
            return ExitStatus(error)
        }
    }

    private static func rowFormat(_ name: String) throws(PlanError) -> RowFormat {
        guard let format = RowFormat(rawValue: name) else {
            throw .noChoice(option: "--format", name, RowFormat.allCases.map(\.rawValue))
        }
        return format
    }

    @concurrent
    private static func answer(_ question: Question) async -> Answer {
        let reader: QueryReader
        do throws(StoreError) {
            reader = try QueryReader(opening: question.file)
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
                stream.write(Array((writer?.write(row) ?? "").utf8))
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
private struct Question: Sendable {
    let file: String
    let text: String
    let time: Duration
    let format: RowFormat
}

/// What came of a question.
private enum Answer: Sendable {
    /// All rows were given, unless writing them failed.
    case written(Errno?)
    case refused(SQLiteError)
    case unreadable(StoreError)
}

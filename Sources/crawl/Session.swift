import Ares
import Compression
import CrawlArguments
import CrawlManual
import CrawlModel
import CrawlPlanning
import CrawlVoice
import Curl
import Linux
import SQLite

/// One call of the command: its threads, its voice, and what it was asked to do.
struct Session: Sendable {
    private let arguments: Arguments

    init(_ arguments: Arguments) {
        self.arguments = arguments
    }

    /// Does what the words say, on the thread that calls.
    func run() -> ExitStatus {
        switch arguments.verb {
        case .help:
            let inquiry = arguments.inquiry
            return say(Usage.text(on: inquiry.topic, isFull: inquiry.wantsAll))
        case .version: return say(Self.versions)
        case .man:
            return say(ManualPage.text(version: CrawlVersion.number, date: CrawlVersion.date))
        case .config: return say(EffectiveOptions(arguments).description)
        case .completions: return sayCompletions()
        case .run, .demo, .status, .check, .why, .sql, .cat, .history, .retry, .reparse, .queue,
            .host, .export, .report, .diff:
            break
        }
        do throws(Errno) {
            return try runOnThreads()
        } catch {
            let cause = error.description
            complain("\(Complaint(id: "E-SYSTEM", what: "cannot start threads", cause: cause))")
            return .internalError
        }
    }

    private func runOnThreads() throws(Errno) -> ExitStatus {
        let logFile: LogFile?
        do throws(Errno) {
            logFile = try arguments.voice.log.open()
        } catch {
            let path = Quotation(arguments.voice.log.file ?? "")
            complain("crawl: cannot open --log-file \(path): \(error)")
            return .usage
        }
        let loop = try EventLoop()
        // Before all threads, which inherit what is kept from them.
        let signals = try SignalStream(of: [.interrupt, .terminate, .hangUp], on: loop)
        let log = try ThreadExecutor(name: "log")
        let pool = try ThreadPool(name: "pool", count: ResourceLimits.processorCount)
        let isQuiet = arguments.voice.isQuiet
        let console = Console(
            on: log,
            showsProgress: Environment.wantsProgress(isQuiet: isQuiet),
            log: logFile
        )
        let errand = Errand(
            arguments: arguments,
            loop: loop,
            pool: pool,
            console: console,
            signals: signals
        )
        let status = loop.run {
            // Until there is something to leave in good order, a signal ends the process by itself.
            signals.disregard()
            let status = await errand.run()
            await console.finish()
            return status
        }
        pool.stop()
        log.stop()
        return status ?? .internalError
    }

    private func sayCompletions() -> ExitStatus {
        let shell = arguments.inquiry.subject ?? ""
        if let completions = Completions(rawValue: shell) { return say(completions.script) }
        let shells = Completions.allCases.map(\.rawValue)
        complain("crawl: \(PlanError.noChoice(option: "completions", shell, shells))")
        return .usage
    }

    private func say(_ text: String) -> ExitStatus {
        do throws(Errno) {
            try StandardStream.output.write(Array(text.utf8))
            return .ok
        } catch {
            return ExitStatus(writing: error, complain)
        }
    }

    private func complain(_ sentence: String) {
        try? StandardStream.error.write(Array("\(sentence)\n".utf8))
    }

    private static let versions = """
        crawl \(CrawlVersion.number)
        \(CurlLibrary.version)
        c-ares/\(AresLibrary.version)
        SQLite \(SQLiteConnection.libraryVersion) \(CompressionLibrary.versions)

        """
}

extension Arguments.Log {
    /// Opens the file, where one is named.
    fileprivate func open() throws(Errno) -> LogFile? {
        guard let file else { return nil }
        return try LogFile(
            file,
            format: LogFormat(rawValue: format.rawValue) ?? .text,
            level: LogEntry.Level(rawValue: level.rawValue) ?? .info
        )
    }
}

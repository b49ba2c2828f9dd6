import CrawlArguments
import CrawlDemo
import CrawlEngine
import CrawlFetch
import CrawlFormat
import CrawlFrontier
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlRestraint
import CrawlStore
import CrawlVoice
import Linux

extension Errand {
    /// Crawls the web that the program carries within it, and holds the result against the known
    /// answer.
    func crawlDemo() async throws(PlanError) -> ExitStatus {
        // Before the web's threads start, which inherit it.
        signals.heed()
        let openFiles = try Self.raiseOpenFiles()
        let web = try Self.startWeb()
        defer { web.stop() }
        var arguments = arguments
        arguments.file = try await Self.makeRoom(for: arguments.file)
        let plan = try arguments.plan(for: web, openFiles: openFiles)
        let (status, report) = try await carryOut(plan)
        guard let report, report.ending == .exhausted, status == .ok else { return status }
        return await compare(plan.output, with: web.answer(depth: plan.frontier.maximumDepth))
    }

    private static func startWeb() throws(PlanError) -> DemoWeb {
        do throws(Errno) {
            return try DemoWeb()
        } catch {
            throw .noDemo(error)
        }
    }

    /// Takes away what an earlier demo left; a file that the user named is not ours to remove.
    @concurrent
    private static func makeRoom(for file: String?) async throws(PlanError) -> String {
        if let file {
            guard !FileDescriptor.exists(file) else { throw .fileInTheWay(file) }
            return file
        }
        let path = "storage/demo.sqlite"
        do throws(Errno) {
            try? FileDescriptor.makeDirectory("storage")
            let lock = try FileLock(at: path + ".lock", note: "")
            for ending in ["", "-wal", "-shm"] { try FileDescriptor.removeFile(path + ending) }
            _ = consume lock
            return path
        } catch .wouldBlock {
            // Whoever holds it is named when the file is opened.
            return path
        } catch {
            throw .noDirectory(path, error)
        }
    }

    private func compare(_ file: String, with answer: DemoAnswer) async -> ExitStatus {
        do throws(StoreError) {
            let differences = try await Self.differences(in: file, from: answer)
            for difference in differences { console.say("crawl: \(difference)") }
            guard differences.isEmpty else { return .internalError }
            guard !arguments.voice.isQuiet else { return .ok }
            console.say(
                """
                crawl: as known beforehand: \(Figure.count(answer.pages.count, "good answer")), \
                \(Figure.count(answer.redirects.count, "redirect")), \
                \(Figure.count(answer.failures.count, "failure")), \
                \(Figure.count(answer.refused.count)) refused by robots.txt
                """
            )
            return .ok
        } catch {
            console.say("\(Complaint(error))")
            return .database
        }
    }

    @concurrent
    private static func differences(
        in file: String,
        from answer: DemoAnswer
    ) async throws(StoreError) -> [String] {
        let reader = try StoreReader.open(file)
        return DemoComparison(
            try reader.lastFetches(),
            refused: try reader.skipped(for: .robotsDenied),
            with: answer
        ).differences
    }
}

extension Arguments {
    /// The demo's own limits: nobody else is disturbed, and what fails on purpose is soon tried
    /// again.
    fileprivate func plan(for web: DemoWeb, openFiles: Int) throws(PlanError) -> CrawlPlan {
        var plan = try plan(seeds: web.crawlSeeds, openFiles: openFiles)
        plan.retries.firstWait = .milliseconds(20)
        return plan
    }
}

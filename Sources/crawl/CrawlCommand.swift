import CrawlArguments
import CrawlPlanning
import Linux

/// The command `crawl`.
@main struct CrawlCommand {
    static func main() {
        Environment.narrow()
        ResourceLimits.harden()
        ResourceLimits.keepMemory()
        _ = try? ResourceLimits.raiseOpenFiles()
        let status = run(Array(CommandLine.arguments.dropFirst()))
        if case .signal(let number) = status { Signal(number: number).endProcess() }
        ProcessEnvironment.end(status.code)
    }

    private static func run(_ words: [String]) -> ExitStatus {
        do throws(UsageError) {
            let arguments = try Arguments(
                parsing: words,
                environment: Environment.settings,
                read: Environment.configuration
            )
            return Session(arguments).run()
        } catch {
            try? StandardStream.error.write(Array("crawl: \(error)\n".utf8))
            return .usage
        }
    }
}

import CrawlTestSupport

/// Lets calls of the system fail below the command.
enum Tracer {
    /// True where another process may be looked at.
    static let isPossible = (try? ChildProcess(["strace", "-o", "/dev/null", "true"]).wait()) == 0

    /// What stands before the command, for a call and what becomes of it, as in strace(1); what was
    /// called is in `.calls` afterwards.
    static func prefix(injecting fault: String) -> [String] {
        let call = fault.prefix { $0 != ":" }
        return ["strace", "-f", "-o", ".calls", "-e", "trace=\(call)", "-e", "inject=\(fault)"]
    }
}

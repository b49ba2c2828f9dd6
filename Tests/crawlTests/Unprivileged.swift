import CrawlTestSupport

/// Runs the command without the rights of root, which no permission stops.
enum Unprivileged {
    /// What stands before the command.
    static let prefix = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"]

    /// True where we may become nobody, and nobody may run the command.
    static let isPossible = succeeds(prefix + [Command.executable, "--version"])

    /// Takes all rights to a file away from everybody else.
    static func close(_ path: String) throws {
        try change(path, to: "0700")
    }

    /// Gives everybody all rights to a directory.
    static func open(_ path: String) throws {
        try change(path, to: "0777")
    }

    /// Lets everybody read a file or enter a directory, and nobody change it.
    static func freeze(_ path: String) throws {
        try change(path, to: "0555")
    }

    private static func change(_ path: String, to mode: String) throws {
        try ChildProcess(["chmod", mode, path]).wait()
    }

    private static func succeeds(_ words: [String]) -> Bool {
        (try? ChildProcess(words).wait()) == 0
    }
}

import Linux

/// The few variables of the process's environment that matter.
enum Environment {
    /// Time zone, language, colour, where certificates are, and what kind of terminal this is.
    static let known = ["TZ", "LANG", "NO_COLOR", "SSL_CERT_FILE", "SSL_CERT_DIR", "TERM"]

    /// Forgets all others: no library is to obey a proxy or to log keys because a variable says so.
    ///
    /// Called first of all, before other threads start.
    static func narrow() {
        ProcessEnvironment.keep(only: known)
    }

    /// Whether progress is to be shown on the standard error stream.
    static func wantsProgress(isQuiet: Bool) -> Bool {
        ProgressLine.isWanted(
            isTerminal: StandardStream.error.isTerminal,
            terminalKind: ProcessEnvironment.value(of: "TERM"),
            isQuiet: isQuiet
        )
    }
}

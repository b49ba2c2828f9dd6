package import CrawlArguments
package import CrawlFetch
import CrawlVoice
import Linux

/// The few variables of the process's environment that matter.
package enum Environment {
    /// Time zone, language, colour, where certificates are, and what kind of terminal this is.
    package static let known = ["TZ", "LANG", "NO_COLOR", "SSL_CERT_FILE", "SSL_CERT_DIR", "TERM"]

    /// Forgets all others: no library is to obey a proxy or to log keys because a variable says so.
    ///
    /// Called first of all, before other threads start.
    package static func narrow() {
        _ = (proxies, settings)
        ProcessEnvironment.keep(only: known)
    }

    /// The variables that stand for options.
    package static let settings = ProcessEnvironment.variables(beginningWith: Option.variablePrefix)

    /// The most bytes of a configuration file.
    private static let configurationLimit = 1 << 20

    /// Reads a configuration file.
    ///
    /// - Throws: Why it cannot be read.
    package static func configuration(_ file: String) throws(UsageError) -> String {
        do throws(Errno) {
            let descriptor = try FileDescriptor.open(file, for: .reading)
            let bytes = try descriptor.readAll(limit: configurationLimit)
            return String(decoding: bytes, as: UTF8.self)
        } catch {
            throw .noConfiguration(file, cause: error.description)
        }
    }

    /// What the variables of proxies said before they were forgotten: for who asks for them.
    ///
    /// HTTP_PROXY in capitals may come from a request, where this runs for a web server.
    package static let proxies = ProxyPlan(
        plain: variable("http_proxy", "all_proxy", "ALL_PROXY"),
        secure: variable("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"),
        exceptions: ProxyPlan.exceptions(in: variable("no_proxy", "NO_PROXY") ?? "")
    )

    /// Where the environment says that the certificates of authorities are; nil where it does not.
    package static var authorities: (file: String?, directory: String?)? {
        let (file, directory) = (variable("SSL_CERT_FILE"), variable("SSL_CERT_DIR"))
        return file == nil && directory == nil ? nil : (file, directory)
    }

    private static func variable(_ names: String...) -> String? {
        names.lazy.compactMap(ProcessEnvironment.value).first { !$0.isEmpty }
    }

    /// Whether progress is to be shown on the standard error stream.
    package static func wantsProgress(isQuiet: Bool) -> Bool {
        ProgressLine.isWanted(
            isTerminal: StandardStream.error.isTerminal,
            terminalKind: ProcessEnvironment.value(of: "TERM"),
            isQuiet: isQuiet
        )
    }
}

package import CrawlArguments
import CrawlModel

/// What `crawl config` prints: the options that a crawl would have, each with where it comes from.
///
/// It is a configuration file, too: read back, it sets what was set.
package struct EffectiveOptions: CustomStringConvertible {
    private static let column = 40
    private let arguments: Arguments

    package init(_ arguments: Arguments) {
        self.arguments = arguments
    }

    package var description: String {
        let common = Option.settable.filter { $0.name != Self.own }.flatMap(lines)
        let hosts = arguments.sources.hosts.sorted { $0.key < $1.key }.flatMap { name, options in
            ["", "[host \(Quotation.printable(name))]"]
                + Option.settable.flatMap { Self.given($0, options.sources) }
        }
        return (common + hosts).joined(separator: "\n") + "\n"
    }

    /// What names the files is not for files.
    private static let own = "config"

    private func lines(_ option: Option) -> [String] {
        let given = Self.given(option, arguments.sources)
        guard given.isEmpty else { return given }
        guard let standard = option.standard else { return ["# \(option.name) is not set"] }
        return [Self.line("# " + option.name, standard, "default")]
    }

    private static func given(_ option: Option, _ sources: Arguments.Sources) -> [String] {
        guard let given = sources.given[option.name] else { return [] }
        return given.values.map { line(option.name, value($0), given.origin.description) }
    }

    private static func line(_ name: String, _ value: String, _ origin: String) -> String {
        let setting = "\(name) = \(value)"
        let gap = String(repeating: " ", count: max(1, column - setting.utf8.count))
        return setting + gap + "# " + origin
    }

    /// Quoted where it would not be read back otherwise.
    private static func value(_ text: String) -> String {
        let text = Quotation.printable(text)
        let needsQuotes = text.contains(" #") || text.hasPrefix("\"") || text.hasPrefix(" ")
        return needsQuotes ? "\"\(text)\"" : text
    }
}

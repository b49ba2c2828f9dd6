import CrawlModel

/// Where the value of an option comes from: a line of a file, a variable, or what was typed.
///
/// The command line outranks the environment, which outranks files, of which the last outranks the
/// others. The values of a list that stand in a higher place replace those in a lower one.
package enum Origin: Sendable, Equatable {
    case file(String, line: Int)
    case environment(variable: String)
    case words
    /// An earlier run of the same crawl.
    case run(Int)

    /// True where both are one place, so that what one says does not take back what the other says.
    func isBeside(_ other: Origin) -> Bool {
        switch (self, other) {
        case (.file(let name, _), .file(let otherName, _)): name == otherName
        case (.environment, .environment), (.words, .words), (.run, .run): true
        default: false
        }
    }
}

extension Origin: CustomStringConvertible {
    /// How errors and the command `config` call it: `crawl.conf:3`, `CRAWL_DEPTH`.
    package var description: String {
        switch self {
        case .file(let name, let line): "\(Quotation(name).unquoted):\(line)"
        case .environment(let variable): variable
        case .words: "command line"
        case .run(let number): "run \(number)"
        }
    }
}

/// An option that somebody set: where, and to what, as it was written there.
package struct GivenOption: Sendable, Equatable {
    package var origin: Origin
    /// One value, or each of a list; `yes` or `no` of what takes none.
    package var values: [String]
}

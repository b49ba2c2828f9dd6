package import CrawlModel
package import Linux

/// A line of a seed list that names no URL.
package struct SeedLineFault: Sendable, Equatable {
    package let line: Int
    package let text: EscapedText
    package let fault: SeedFault
}

/// Why there are no seeds to begin with.
package enum SeedError: Error, Sendable, Equatable {
    /// None of the places where the list could be has it.
    case missing(String, places: [String])
    case directory(String)
    case unreadable(String, Errno)
    /// The list is there and names nothing.
    case empty(String)
    /// The first bad lines of a list, and how many there are in all.
    case malformed(String, first: [SeedLineFault], count: Int)
    /// An address of the command line.
    case invalid(EscapedText, SeedFault)
}

extension SeedError: CustomStringConvertible {
    /// One line for people, or one for every bad line of a list.
    package var description: String {
        switch self {
        case .missing(let name, let places):
            "cannot find the seed list \(quoted(name)): there is no \(listed(places))"
        case .directory(let path): "cannot read the seed list \(quoted(path)): it is a directory"
        case .unreadable(let path, let error):
            "cannot read the seed list \(quoted(path)): \(error)"
        case .empty(let name): "the seed list \(quoted(name)) names no URL"
        case .malformed(let name, let first, let count): Self.lines(name, first, count)
        case .invalid(let text, let fault): "\"\(text)\" \(fault)"
        }
    }

    private static func lines(_ name: String, _ first: [SeedLineFault], _ count: Int) -> String {
        let lines = first.map { "\(EscapedText(name)):\($0.line): \"\($0.text)\" \($0.fault)" }
        let others = count - first.count
        guard others > 0 else { return lines.joined(separator: "\n") }
        let rest = "\(EscapedText(name)): \(others) more bad \(others == 1 ? "line" : "lines")"
        return (lines + [rest]).joined(separator: "\n")
    }
}

private func quoted(_ text: String) -> String { "\"\(EscapedText(text))\"" }

private func listed(_ places: [String]) -> String {
    places.map { "\(EscapedText($0))" }.joined(separator: ", no ")
}

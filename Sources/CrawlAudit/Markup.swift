import CrawlModel

/// HTML that is safe by the way it is made: its literals are markup, what is put into them is text.
struct Markup: Sendable, Equatable, ExpressibleByStringInterpolation {
    private(set) var text: String

    init(stringLiteral value: String) {
        text = value
    }

    init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }

    /// What is written between the backslash's parentheses of a literal.
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) { text += literal }

        mutating func appendInterpolation(_ foreign: String) { text += Markup.escaped(foreign) }

        mutating func appendInterpolation(_ markup: Markup) { text += markup.text }

        mutating func appendInterpolation(_ number: Int) { text += String(number) }
    }

    static func + (first: Markup, second: Markup) -> Markup {
        Markup(stringLiteral: first.text + second.text)
    }

    static func += (markup: inout Markup, more: Markup) { markup.text += more.text }

    /// Text that means itself in content and in quoted attributes alike; what could steer a
    /// terminal or turn the direction of text is spelled out.
    private static func escaped(_ foreign: String) -> String {
        var text = ""
        for scalar in Quotation.printable(foreign).unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            default: text.unicodeScalars.append(isWritten(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return text
    }

    /// HTML has no place for noncharacters.
    private static func isWritten(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value & 0xFFFE != 0xFFFE && !(0xFDD0...0xFDEF).contains(scalar.value)
    }
}

extension Sequence<Markup> {
    /// All parts one after the other.
    func joined() -> Markup {
        reduce(into: Markup(stringLiteral: "")) { $0 += $1 }
    }
}

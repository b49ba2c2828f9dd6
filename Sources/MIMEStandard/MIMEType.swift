/// A MIME type as the MIME Sniffing Standard parses it: a type, a subtype and parameters.
///
/// Text stands for bytes one to one (isomorphic decoding), so that a value may hold what is no
/// UTF-8.
package struct MIMEType: Sendable, Equatable, CustomStringConvertible {
    /// A parameter; its name is in lower case.
    package struct Parameter: Sendable, Equatable {
        package let name: String
        package let value: String
    }

    /// In lower case: `text` of `text/html`.
    package let type: String
    /// In lower case: `html` of `text/html`.
    package let subtype: String
    /// In their order, each name once.
    package internal(set) var parameters: [Parameter] = []

    init(type: String, subtype: String) {
        self.type = type
        self.subtype = subtype
    }

    /// Type and subtype.
    package var essence: String { "\(type)/\(subtype)" }

    /// The value of a parameter by its name in lower case, nil where it is absent.
    ///
    /// - Complexity: O(n) in the parameters.
    package func parameter(_ name: String) -> String? {
        parameters.first { $0.name == name }?.value
    }

    /// The label of the encoding that the type declares, as it is written.
    package var charset: String? { parameter("charset") }

    /// The type serialised; section 4.5.
    package var description: String {
        parameters.reduce(essence) { "\($0);\($1.name)=\($1.serializedValue)" }
    }
}

extension MIMEType.Parameter {
    /// As it is where it is a token, else in quotes.
    fileprivate var serializedValue: String {
        let isToken = !value.isEmpty && value.unicodeScalars.allSatisfy(\.isHTTPToken)
        guard !isToken else { return value }
        var text = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { text.unicodeScalars.append("\\") }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }
}

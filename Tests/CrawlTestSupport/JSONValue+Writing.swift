extension JSONValue {
    /// The value as one line of JSON in ASCII, the members of objects in order.
    package var line: String {
        var line = ""
        write(to: &line)
        return line
    }

    private func write(to line: inout String) {
        switch self {
        case .null: line += "null"
        case .bool(let flag): line += flag ? "true" : "false"
        case .number(let number): line += Int(exactly: number).map { "\($0)" } ?? "\(number)"
        case .string(let text): Self.write(Array(text.utf16), to: &line)
        case .units(let units): Self.write(units, to: &line)
        case .array(let elements):
            Self.write(elements, between: ("[", "]"), to: &line) { $0.write(to: &$1) }
        case .object(let members):
            let sorted = members.sorted { $0.key < $1.key }
            Self.write(sorted, between: ("{", "}"), to: &line) { member, line in
                Self.write(Array(member.key.utf16), to: &line)
                line += ": "
                member.value.write(to: &line)
            }
        }
    }

    private static func write<Element>(
        _ elements: [Element],
        between signs: (String, String),
        to line: inout String,
        _ write: (Element, inout String) -> Void
    ) {
        line += signs.0
        for (index, element) in elements.enumerated() {
            if index > 0 { line += ", " }
            write(element, &line)
        }
        line += signs.1
    }

    private static func write(_ units: [UInt16], to line: inout String) {
        line += "\""
        for unit in units {
            switch unit {
            case 0x22: line += "\\\""
            case 0x5C: line += "\\\\"
            case 0x20...0x7E: line.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            default:
                let digits = String(unit, radix: 16)
                line += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        line += "\""
    }
}

/// How a range of the input becomes characters.
@usableFromInline package enum HTMLTextForm: UInt8, Sendable {
    /// References are decoded, NUL stays.
    case data
    /// References are decoded, NUL becomes U+FFFD.
    case rcdata
    /// No references, NUL becomes U+FFFD.
    case raw
    /// No references, NUL stays.
    case verbatim
    /// An attribute's value: references by its stricter rule, NUL becomes U+FFFD.
    case attribute
    /// A name: ASCII letters become lower case, NUL becomes U+FFFD.
    case name

    /// True where an ampersand may begin a character reference.
    package var decodesReferences: Bool {
        self == .data || self == .rcdata || self == .attribute
    }

    fileprivate var keepsNull: Bool { self == .data || self == .verbatim }
}

/// Turns a range of the input into characters: line ends, NUL, references, letters of names.
struct HTMLTextDecoder {
    let form: HTMLTextForm
    var position: Int

    /// Appends the characters up to an index as UTF-8.
    mutating func decode(_ input: Span<UInt8>, upTo end: Int, into buffer: inout [UInt8]) {
        while position < end {
            let start = position
            while position < end, !input[position].needsDecoding { position += 1 }
            buffer.append(addingCapacity: position - start) { output in
                for index in start..<position {
                    output.append(form == .name ? input[index].lowercasedASCII : input[index])
                }
            }
            guard position < end else { return }
            decodeSpecial(input[position], in: input, upTo: end, into: &buffer)
        }
    }

    private mutating func decodeSpecial(
        _ byte: UInt8,
        in input: Span<UInt8>,
        upTo end: Int,
        into buffer: inout [UInt8]
    ) {
        switch byte {
        case UInt8(ascii: "\r"):
            buffer.append(UInt8(ascii: "\n"))
            position += position + 1 < end && input[position + 1] == UInt8(ascii: "\n") ? 2 : 1
        case 0:
            if form.keepsNull {
                buffer.append(0)
            } else {
                buffer.append(Unicode.Scalar.replacement)
            }
            position += 1
        default:
            decodeAmpersand(in: input, upTo: end, into: &buffer)
        }
    }

    private mutating func decodeAmpersand(
        in input: Span<UInt8>,
        upTo end: Int,
        into buffer: inout [UInt8]
    ) {
        if form.decodesReferences {
            let reference = CharacterReference(
                in: input.extracting(position..<end),
                inAttribute: form == .attribute
            )
            if let reference {
                reference.append(to: &buffer)
                position += reference.count
                return
            }
        }
        buffer.append(UInt8(ascii: "&"))
        position += 1
    }
}

extension Unicode.Scalar {
    static var replacement: Unicode.Scalar { "\u{FFFD}" }
}

extension [UInt8] {
    /// Appends bytes as they are.
    mutating func append(_ source: Span<UInt8>) {
        append(addingCapacity: source.count) { output in
            for index in source.indices { output.append(source[index]) }
        }
    }

    /// Appends a character as UTF-8.
    mutating func append(_ scalar: Unicode.Scalar) {
        append(contentsOf: scalar.utf8)
    }
}

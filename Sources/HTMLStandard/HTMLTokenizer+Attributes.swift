extension HTMLTokenizer {
    /// How many attributes the last start tag has.
    @inlinable package var attributeCount: Int { slots.count }

    /// An attribute of the last start tag, in the text's order; the index is below their count.
    package func attribute(at index: Int) -> HTMLAttribute {
        let place = slots[index]
        return HTMLAttribute(name: place.name, nameRange: place.nameRange, range: place.range)
    }

    /// The attribute of that name of the last start tag, nil where it has none.
    @inlinable @inline(__always)
    package func attribute(named name: HTMLName) -> HTMLAttribute? {
        mayHave(name) ? find(name) : nil
    }

    /// False for most names that no attribute of the last start tag has.
    @inlinable @inline(__always)
    package func mayHave(_ name: HTMLName) -> Bool { slots.names &>> name.bitIndex & 1 == 1 }

    @usableFromInline
    func find(_ name: HTMLName) -> HTMLAttribute? {
        for index in 0..<slots.count where slots[index].name == name {
            return attribute(at: index)
        }
        return nil
    }

    /// Appends the value's characters as UTF-8.
    package func appendValue(of attribute: HTMLAttribute, to buffer: inout [UInt8]) {
        append(attribute.range, as: .attribute, to: &buffer)
    }

    /// Appends the characters of a text or a comment as UTF-8, read from so many of its bytes.
    package func appendText(
        of token: HTMLToken,
        upTo maximum: Int = .max,
        to buffer: inout [UInt8]
    ) {
        append(token.range.prefix(maximum), as: token.form, to: &buffer)
    }

    /// Appends the characters of a tag's or an attribute's name as UTF-8, in lower case.
    package func appendName(at range: Range<Int>, to buffer: inout [UInt8]) {
        append(range, as: .name, to: &buffer)
    }

    /// Appends the characters of any range as UTF-8.
    package func append(_ range: Range<Int>, as form: HTMLTextForm, to buffer: inout [UInt8]) {
        guard form == .name || input.needsDecoding(range) else {
            return buffer.append(input.extracting(range))
        }
        var decoder = HTMLTextDecoder(form: form, position: range.lowerBound)
        decoder.decode(input, upTo: range.upperBound, into: &buffer)
    }
}

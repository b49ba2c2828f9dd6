/// A decoder of an encoding in which a byte of ASCII that begins something means itself.
protocol ASCIIBasedDecoder {
    /// Decodes what begins with a byte that is not ASCII; tells how many bytes that took.
    func step(_ input: Span<UInt8>, at index: Int, into text: inout UTF8Text) -> Int
}

extension ASCIIBasedDecoder {
    /// A run that is shorter than this is not worth a bulk copy.
    private var shortRun: Int { 16 }

    /// Decodes all bytes.
    @inline(__always)
    func decode(_ input: Span<UInt8>, into text: inout UTF8Text) {
        var index = 0
        while index < input.count {
            if input[index] >= 0x80 {
                index += step(input, at: index, into: &text)
                continue
            }
            let end = input.endOfASCII(from: index)
            if end - index < shortRun {
                for place in index..<end { text.append(ascii: input[place]) }
            } else {
                text.append(input, index..<end)
            }
            index = end
        }
    }

    /// Takes a pair that means nothing: U+FFFD, and a second byte of ASCII is read again.
    func fail(after trail: UInt8, into text: inout UTF8Text) -> Int {
        text.appendError()
        return trail < 0x80 ? 1 : 2
    }

    /// Takes bytes that mean nothing: one U+FFFD for all of them.
    func fail(_ count: Int, into text: inout UTF8Text) -> Int {
        text.appendError()
        return count
    }
}

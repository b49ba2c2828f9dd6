import CrawlModel
import HTMLStandard
import URLStandard

/// Counts a page's visible text and takes its fingerprint, without keeping it.
///
/// A word is a run of characters without white space, apart from Chinese and Japanese, where each
/// character is one; see ``CharacterKind``. What is no UTF-8 counts as U+FFFD.
struct TextMeter {
    private var word = WordHash()
    private var fingerprint = SimilarityHash()
    private var characters = 0
    /// True where white space or a block's border came since the last character.
    private var isSpaced = false

    /// What was counted so far.
    var measure: TextMeasure {
        var whole = self
        whole.endWord()
        var measure = TextMeasure()
        measure.words = whole.fingerprint.count
        measure.characters = whole.characters
        measure.simhash = whole.fingerprint.value
        return measure
    }

    /// Ends the word: what follows stands apart.
    @inline(__always)
    mutating func separate() {
        isSpaced = true
        endWord()
    }

    /// Takes a text of the page.
    mutating func take(_ token: HTMLToken, of input: Span<UInt8>) {
        let end = token.range.upperBound
        var index = token.range.lowerBound
        while index < end {
            if word.isEmpty, let block = input.block(at: index, upTo: end) {
                let count = takeWords(of: block, at: index, of: input)
                index += count
                guard count == 0 else { continue }
            }
            index = takePiece(at: index, upTo: end, as: token.form, of: input)
        }
    }

    /// Takes the words that end within a block, and the blanks around them.
    ///
    /// - Returns: How many bytes were taken.
    @inline(__always)
    private mutating func takeWords(
        of block: TextBlock,
        at index: Int,
        of input: Span<UInt8>
    ) -> Int {
        guard block.blanks != 0 else { return 0 }
        var (starts, ends, length) = (block.starts, block.ends, characters)
        if ends != 0, length == 0 || !isSpaced && block.blanks & 1 == 0 { length -= 1 }
        while ends != 0 {
            let start = starts.trailingZeroBitCount
            let count = ends.trailingZeroBitCount &- start
            length &+= count &+ 1
            fingerprint.add(hash(ofWordAt: index &+ start, count: count, of: input))
            starts &= starts &- 1
            ends &= ends &- 1
        }
        characters = length
        isSpaced = true
        return starts == 0 ? block.count : starts.trailingZeroBitCount
    }

    /// The hash of a whole word of ASCII; `mix(0, 0)` is 0, so short ones need no way of their own.
    @inline(__always)
    private func hash(ofWordAt index: Int, count: Int, of input: Span<UInt8>) -> UInt64 {
        let ends = input.ends(ofWordAt: index, count: count)
        var hash = WordHash.mix(0, ends.first)
        guard count > 16 else { return WordHash.mix(hash, ends.last) }
        for place in stride(from: index &+ 8, to: index &+ count &- 8, by: 8) {
            hash = WordHash.mix(hash, input.letters(at: place))
        }
        return WordHash.mix(hash, ends.last)
    }

    /// Takes white space, up to eight bytes of a word, or another character; the index behind it.
    @inline(__always)
    private mutating func takePiece(
        at start: Int,
        upTo end: Int,
        as form: HTMLTextForm,
        of input: Span<UInt8>
    ) -> Int {
        let byte = input[start]
        guard byte > 0x20 else {
            separate()
            var index = start + 1
            while index < end && input[index] <= 0x20 { index += 1 }
            return index
        }
        let piece = input.piece(at: start, upTo: end)
        guard piece.count > 0 else {
            return takeOther(byte, at: start, upTo: end, as: form, of: input)
        }
        append(piece.bytes, count: piece.count, characters: piece.count)
        return start + piece.count
    }

    /// Takes a character that is more than an ASCII letter; the index behind it.
    private mutating func takeOther(
        _ byte: UInt8,
        at index: Int,
        upTo end: Int,
        as form: HTMLTextForm,
        of input: Span<UInt8>
    ) -> Int {
        guard byte >= 0x80 else {
            guard byte == UInt8(ascii: "&"), form.decodesReferences,
                let reference = input.characterReference(at: index, upTo: end)
            else {
                append(UInt64(byte), count: 1, characters: 1)
                return index + 1
            }
            take(reference.first)
            if let second = reference.second { take(second) }
            return index + reference.count
        }
        let (scalar, count) = input.extracting(..<end).scalar(at: index)
        take(scalar)
        return index + count
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        let kind = CharacterKind(scalar)
        guard kind != .space else { return separate() }
        if kind != .letter { endWord() }
        var bytes: UInt64 = 0
        var count = 0
        for byte in scalar.utf8 {
            bytes |= UInt64(byte) << UInt64(count * 8)
            count += 1
        }
        append(bytes, count: count, characters: 1)
        switch kind {
        case .letter, .space: return
        case .ideograph: endWord()
        case .mark: word = WordHash()
        }
    }

    @inline(__always)
    private mutating func append(_ bytes: UInt64, count: Int, characters number: Int) {
        if isSpaced {
            if characters > 0 { characters += 1 }
            isSpaced = false
        }
        characters += number
        word.append(bytes, count: count)
    }

    @inline(__always)
    private mutating func endWord() {
        guard !word.isEmpty else { return }
        fingerprint.add(word.finish())
    }
}

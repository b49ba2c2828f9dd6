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
        var fingerprint = fingerprint
        var word = word
        if !word.isEmpty { fingerprint.add(word.finish()) }
        var measure = TextMeasure()
        measure.words = fingerprint.count
        measure.characters = characters
        measure.simhash = fingerprint.value
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
            if input[index] <= 0x20 {
                separate()
                repeat { index += 1 } while index < end && input[index] <= 0x20
                continue
            }
            let piece = input.piece(at: index, upTo: end)
            if UInt(bitPattern: piece.count) &- 1 < 7, word.isEmpty, index + piece.count < end,
                input[index + piece.count] == 0x20
            {
                takeWord(piece)
                index += piece.count + 1
                continue
            }
            if piece.count > 0 {
                append(piece.bytes, count: piece.count, characters: piece.count)
                index += piece.count
                guard piece.count < 8, index < end else { continue }
            }
            let byte = input[index]
            guard byte > 0x20 else { continue }
            index = takeOther(byte, at: index, upTo: end, as: token.form, of: input)
        }
    }

    /// Takes a whole word of at most seven bytes, and the blank behind it.
    @inline(__always)
    private mutating func takeWord(_ piece: TextPiece) {
        characters += piece.count + (isSpaced && characters > 0 ? 1 : 0)
        isSpaced = true
        fingerprint.add(WordHash.mix(0, piece.bytes))
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

/// What a character is to the count of words.
enum CharacterKind {
    /// Part of a word that goes on to the next space.
    case letter
    /// A word of its own: Chinese and Japanese are written without spaces.
    case ideograph
    /// Punctuation of such text: it ends a word and is none.
    case mark
    case space

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0...0x20, 0x85, 0xA0: self = .space
        case ..<0x1680: self = .letter
        case 0x1680, 0x2000...0x200B, 0x2028...0x2029, 0x202F, 0x205F, 0x3000: self = .space
        case ..<0x2E80: self = .letter
        case 0x3005...0x3007, 0x3021...0x3029: self = .ideograph
        case 0x3001...0x303F: self = .mark
        case 0x3099...0x309C: self = .letter
        // Radicals, kana, Bopomofo, CJK with its extensions; Hangul is written with spaces.
        case 0x2E80...0x2FDF, 0x3040...0x312F, 0x31A0...0x31BF, 0x31F0...0x31FF: self = .ideograph
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xF900...0xFAFF: self = .ideograph
        case 0xFF66...0xFF9D, 0x1AFF0...0x1B16F, 0x20000...0x3FFFF: self = .ideograph
        case 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: self = .mark
        default: self = .letter
        }
    }
}

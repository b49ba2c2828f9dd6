/// What `rel` says of a link: the words that are known, and whether there are others.
package struct LinkRelation: OptionSet, Sendable, Hashable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// No words; the empty literal asks for a witness in other modules, which every link would pay.
    package static var none: LinkRelation { LinkRelation(rawValue: 0) }
    /// There are words that are not known.
    package static let other = LinkRelation(rawValue: 1 << 63)
    package static let nofollow = LinkRelation(word: "nofollow")
    package static let canonical = LinkRelation(word: "canonical")
    package static let alternate = LinkRelation(word: "alternate")
    /// The target's origin is only to be connected to, or its name looked up.
    private static let origin = LinkRelation(word: "preconnect").union(.init(word: "dns-prefetch"))

    /// The known words in the order of their bits.
    static let words = [
        "nofollow", "ugc", "sponsored", "noopener", "noreferrer", "external", "me",
        "author", "license", "tag", "bookmark", "canonical", "alternate", "next", "prev",
        "first", "last", "up", "index", "help", "search", "stylesheet", "icon", "preload",
        "prefetch", "modulepreload", "manifest", "amphtml", "shortlink", "dns-prefetch",
        "preconnect", "shortcut", "apple-touch-icon", "apple-touch-icon-precomposed",
        "mask-icon", "pingback", "self", "opener", "start", "contents", "previous", "home",
        "copyright", "profile", "archives", "edituri", "wlwmanifest", "hub", "webmention",
        "section", "chapter", "glossary", "privacy-policy", "terms-of-service", "expect",
        "image_src", "publisher", "dofollow",
    ]

    private static let bytes = words.map { Array($0.utf8) }
    /// The first byte and the count of each word, which tell nearly all of them apart.
    private static let marks = bytes.map { Self.mark(of: $0.span) }

    /// The bit of one word in lower case, or the one of other words.
    init(word: String) {
        self = Self.words.firstIndex(of: word).map { Self(rawValue: 1 << UInt64($0)) } ?? .other
    }

    /// Reads the value of a `rel` attribute or parameter, words between blanks.
    ///
    /// - Complexity: O(n) in the bytes.
    package init(parsing value: Span<UInt8>) {
        self = .none
        var start = 0
        while start < value.count {
            var end = start
            while end < value.count, value[end] > 0x20 { end += 1 }
            if end > start { formUnion(Self.relation(spelledBy: value.extracting(start..<end))) }
            start = end + 1
        }
    }

    private static func relation(spelledBy word: Span<UInt8>) -> LinkRelation {
        let mark = mark(of: word)
        for index in marks.indices where marks[index] == mark && word.spells(bytes[index]) {
            return LinkRelation(rawValue: 1 << UInt64(index))
        }
        return .other
    }

    /// The first byte and the count of a word that is not empty.
    private static func mark(of word: Span<UInt8>) -> Int { word.count << 8 | Int(word[0] | 0x20) }

    /// True where the target is only to be connected to.
    package var namesOrigin: Bool { !isDisjoint(with: Self.origin) }

    /// True where there is a word that is known.
    package var isKnown: Bool { !subtracting(.other).isEmpty }

    /// Appends the known words with blanks between them.
    package func append(to buffer: inout [UInt8]) {
        let start = buffer.count
        var rest = rawValue & ~Self.other.rawValue
        while rest != 0 {
            if buffer.count > start { buffer.append(0x20) }
            buffer += Self.bytes[rest.trailingZeroBitCount]
            rest &= rest - 1
        }
    }
}

extension Span<UInt8> {
    /// True where the bytes are a word in lower case, ASCII letters without case.
    fileprivate func spells(_ word: [UInt8]) -> Bool {
        for index in 0..<count {
            let byte = self[index]
            let letter = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            guard letter == word[index] else { return false }
        }
        return true
    }
}

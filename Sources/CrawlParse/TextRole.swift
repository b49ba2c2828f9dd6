import HTMLStandard

/// What an element is to the text around it and within it.
enum TextRole: UInt8, Sendable {
    /// Its text stands apart: blocks, and every name that is not known.
    case block
    /// Its text goes on with what stands around it.
    case phrasing
    /// Its text is not shown.
    case muted
    case h1, h2, h3, h4, h5, h6

    /// 1 for `h1` to 6 for `h6`, nil for others.
    var headingLevel: Int? { rawValue >= 3 ? Int(rawValue) - 2 : nil }
}

/// The roles of names, found in about one comparison.
struct TextRoleTable: Sendable {
    private struct Slot {
        var name: UInt64 = 0
        var role = TextRole.block
    }

    static let shared = TextRoleTable()

    private var slots = [Slot](repeating: Slot(), count: 256)

    private init() {
        insert("script style template noscript iframe noembed noframes title", as: .muted)
        insert("a abbr acronym b bdi bdo big cite code data del dfn em font i ins", as: .phrasing)
        insert("kbd mark nobr q rb ruby s samp small span strike strong sub", as: .phrasing)
        insert("sup time tt u var wbr", as: .phrasing)
        for (name, role) in [("h1", TextRole.h1), ("h2", .h2), ("h3", .h3), ("h4", .h4)] {
            insert(name, as: role)
        }
        insert("h5", as: .h5)
        insert("h6", as: .h6)
    }

    private mutating func insert(_ names: String, as role: TextRole) {
        for name in names.split(separator: " ") {
            let key = UInt64(truncatingIfNeeded: HTMLName(String(name)).rawValue)
            var index = Self.hash(key)
            while slots[index].name != 0 { index = (index + 1) & 255 }
            slots[index] = Slot(name: key, role: role)
        }
    }

    /// The role of an element; names beyond eight bytes are blocks.
    @inline(__always)
    func role(of name: HTMLName) -> TextRole {
        guard name.rawValue >> 64 == 0 else { return .block }
        let key = UInt64(truncatingIfNeeded: name.rawValue)
        var index = Self.hash(key)
        // Most slots are empty, and one of them ends every search.
        while slots[index].name != key {
            guard slots[index].name != 0 else { return .block }
            index = (index + 1) & 255
        }
        return slots[index].role
    }

    @inline(__always)
    private static func hash(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 56)
    }
}

import HTMLStandard

/// How the names of a feed's elements are written.
enum FeedNames {
    /// The prefix, with its colon, of the root of a feed whose elements all have it; none where
    /// there is no such prefix.
    static func prefix(ofRoot name: HTMLName) -> HTMLName {
        let prefix = HTMLName(rawValue: name.rawValue >> 32)
        let isPrefixed = prefix.rawValue & 0xFF == 0x3A && local(name, without: prefix) == .feed
        return isPrefixed ? prefix : .none
    }

    /// A name without a prefix; one that has another stays as it is.
    static func local(_ name: HTMLName, without prefix: HTMLName) -> HTMLName {
        guard prefix != .none else { return name }
        for bits in stride(from: 8, to: 120, by: 8) where name.rawValue >> bits == prefix.rawValue {
            return HTMLName(rawValue: name.rawValue & (1 << UInt128(bits) - 1))
        }
        return name
    }
}

/// The names of elements and attributes that matter to feeds.
extension HTMLName {
    static var rss: HTMLName { HTMLName(rawValue: 0x72_7373) }
    static var rdf: HTMLName { HTMLName(rawValue: 0x72_6466_3A72_6466) }
    static var feed: HTMLName { HTMLName(rawValue: 0x6665_6564) }
    static var channel: HTMLName { HTMLName(rawValue: 0x63_6861_6E6E_656C) }
    static var item: HTMLName { HTMLName(rawValue: 0x6974_656D) }
    static var entry: HTMLName { HTMLName(rawValue: 0x65_6E74_7279) }
    static var guid: HTMLName { HTMLName(rawValue: 0x6775_6964) }
    static var enclosure: HTMLName { HTMLName(rawValue: 0x65_6E63_6C6F_7375_7265) }
    static var mediaContent: HTMLName { HTMLName(rawValue: 0x6D_6564_6961_3A63_6F6E_7465_6E74) }
    static var description: HTMLName { HTMLName(rawValue: 0x64_6573_6372_6970_7469_6F6E) }
    static var summary: HTMLName { HTMLName(rawValue: 0x73_756D_6D61_7279) }
    static var url: HTMLName { HTMLName(rawValue: 0x75_726C) }
    static var isPermanentLink: HTMLName { HTMLName(rawValue: 0x69_7370_6572_6D61_6C69_6E6B) }
    static var xmlBase: HTMLName { HTMLName(rawValue: 0x786D_6C3A_6261_7365) }
}

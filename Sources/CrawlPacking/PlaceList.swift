import CrawlModel

/// A page's links as table `page` keeps them, and the places that name them as table `anchor` does.
///
/// Places are two JSON arrays in one: those of followed links, those of all others, each in
/// document order. A place is `[key, position, text, source, rel]` without what it ends in and a
/// reader knows: no relation, source 1 (`a href`), no text.
struct PlaceList {
    private(set) var links = [UInt8(ascii: "[")]
    private(set) var assets = [UInt8(ascii: "[")]
    /// Empty where places are not kept.
    private(set) var places: [UInt8] = []

    /// Writes all arrays but the places, unless these are wanted too.
    init(_ list: LinkList, keepsPlaces: Bool) {
        links.reserveCapacity(list.count * 20 + JSONText.numberRoom)
        for target in 0..<list.count {
            append(list.key(at: target), isFollowed: list.isFollowed(at: target))
        }
        links.append(UInt8(ascii: "]"))
        assets.append(UInt8(ascii: "]"))
        if keepsPlaces { writePlaces(of: list) }
    }

    private mutating func append(_ key: URLKey, isFollowed: Bool) {
        if isFollowed {
            KeyList.append(key, to: &links)
        } else {
            KeyList.append(key, to: &assets)
        }
    }

    private mutating func writePlaces(of list: LinkList) {
        places.reserveCapacity(list.placeCount * 40 + list.textByteCount + PlaceText.leastRoom)
        places += "[[".utf8
        var others = [UInt8(ascii: "[")]
        var spelling: [UInt8] = []
        for place in 0..<list.placeCount {
            if list.isFollowed(at: list.target(ofPlace: place)) {
                PlaceText.append(place, of: list, to: &places, by: &spelling)
            } else {
                PlaceText.append(place, of: list, to: &others, by: &spelling)
            }
        }
        places += "],".utf8
        places += others
        places += "]]".utf8
    }
}

/// One place as JSON.
private enum PlaceText {
    /// How many bytes have to be free for all but its text and its relation.
    static var leastRoom: Int { 3 * JSONText.numberRoom + 8 }

    /// Appends a place to an array that was begun with its bracket; another one is lent for texts
    /// that have to be escaped.
    static func append(
        _ number: Int,
        of list: LinkList,
        to json: inout [UInt8],
        by spelling: inout [UInt8]
    ) {
        let text = list.text(ofPlace: number)
        guard !JSONText.isPlain(text) else {
            return append(number, of: list, spelled: text, to: &json)
        }
        spelling.removeAll(keepingCapacity: true)
        JSONText.append(text, to: &spelling)
        let unquoted = spelling.span.extracting(1..<spelling.count - 1)
        append(number, of: list, spelled: unquoted, to: &json)
    }

    private static func append(
        _ number: Int,
        of list: LinkList,
        spelled text: Span<UInt8>,
        to json: inout [UInt8]
    ) {
        let place = list.place(number)
        let key = list.key(at: list.target(ofPlace: number))
        let hasRelation = place.relation.isKnown
        let hasSource = hasRelation || place.source != .a
        let isFirst = json.last == UInt8(ascii: "[")
        // All at once: each time that an array is asked for room is felt.
        json.append(addingCapacity: leastRoom + text.count) { json in
            if !isFirst { json.append(UInt8(ascii: ",")) }
            begin(key, place.position, in: &json)
            if hasSource || !text.isEmpty {
                json.append(UInt8(ascii: ","))
                JSONText.append(plain: text, to: &json)
            }
            if hasSource {
                json.append(UInt8(ascii: ","))
                JSONText.append(UInt64(place.source.rawValue), to: &json)
            }
            if !hasRelation { json.append(UInt8(ascii: "]")) }
        }
        if hasRelation { end(with: place.relation, in: &json) }
    }

    /// Begins a place with what each has.
    private static func begin(_ key: URLKey, _ position: Int?, in json: inout OutputSpan<UInt8>) {
        json.append(UInt8(ascii: "["))
        JSONText.append(UInt64(bitPattern: key.rawValue), to: &json)
        json.append(UInt8(ascii: ","))
        if let position {
            JSONText.append(UInt64(position), to: &json)
        } else {
            for letter in "null".utf8 { json.append(letter) }
        }
    }

    private static func end(with relation: LinkRelation, in json: inout [UInt8]) {
        json += ",\"".utf8
        relation.append(to: &json)
        json += "\"]".utf8
    }
}

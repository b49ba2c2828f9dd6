import CrawlModel

/// A page's links as table `page` keeps them, and the places that name them as table `anchor` does.
///
/// Places are two JSON arrays in one: those of followed links, those of all others, each in
/// document order. A place is `[key, position, text, source, rel]` without what it ends in and a
/// reader knows: no relation, source 1 (`a href`), no text.
struct PlaceList {
    private(set) var links = [UInt8(ascii: "[")]
    private(set) var assets = [UInt8(ascii: "[")]
    /// Where the digits of each URL's key stand in the array of its kind.
    private var digits: [Range<Int>] = []
    private var placesOfLinks: [UInt8] = []
    private var placesOfAssets: [UInt8] = []

    /// Writes all arrays but the places, unless these are wanted too.
    init(_ list: LinkList, keepsPlaces: Bool) {
        links.reserveCapacity(list.count * 20 + 2)
        digits.reserveCapacity(list.count)
        for target in 0..<list.count {
            append(list.key(at: target), isFollowed: list.isFollowed(at: target))
        }
        links.append(UInt8(ascii: "]"))
        assets.append(UInt8(ascii: "]"))
        guard keepsPlaces else { return }
        placesOfLinks.reserveCapacity(list.placeCount * 40 + list.textByteCount)
        for place in 0..<list.placeCount { append(place, of: list) }
    }

    /// The places as one JSON array.
    var places: [UInt8] {
        var json = Array("[[".utf8)
        json.reserveCapacity(placesOfLinks.count + placesOfAssets.count + 7)
        json += placesOfLinks
        json += "],[".utf8
        json += placesOfAssets
        json += "]]".utf8
        return json
    }

    private mutating func append(_ key: URLKey, isFollowed: Bool) {
        if isFollowed {
            digits.append(Self.append(key, to: &links))
        } else {
            digits.append(Self.append(key, to: &assets))
        }
    }

    /// Appends a key; where its digits stand.
    private static func append(_ key: URLKey, to json: inout [UInt8]) -> Range<Int> {
        let start = json.count == 1 ? 1 : json.count + 1
        KeyList.append(key, to: &json)
        return start..<json.count
    }

    private mutating func append(_ place: Int, of list: LinkList) {
        let target = list.target(ofPlace: place)
        if list.isFollowed(at: target) {
            Self.append(place, of: list, with: links[digits[target]], to: &placesOfLinks)
        } else {
            Self.append(place, of: list, with: assets[digits[target]], to: &placesOfAssets)
        }
    }

    private static func append(
        _ number: Int,
        of list: LinkList,
        with key: ArraySlice<UInt8>,
        to json: inout [UInt8]
    ) {
        let place = list.place(number)
        let text = list.text(ofPlace: number)
        let hasRelation = place.relation.isKnown
        let hasSource = hasRelation || place.source != .a
        append(key, place.position, to: &json)
        if hasSource || !text.isEmpty {
            json.append(UInt8(ascii: ","))
            JSONText.append(text, to: &json)
        }
        if hasSource {
            json.append(UInt8(ascii: ","))
            JSONText.append(UInt64(place.source.rawValue), to: &json)
        }
        if hasRelation {
            json += ",\"".utf8
            place.relation.append(to: &json)
            json.append(UInt8(ascii: "\""))
        }
        json.append(UInt8(ascii: "]"))
    }

    /// Begins a place with what each has.
    private static func append(
        _ key: ArraySlice<UInt8>,
        _ position: Int?,
        to json: inout [UInt8]
    ) {
        if !json.isEmpty { json.append(UInt8(ascii: ",")) }
        json.append(UInt8(ascii: "["))
        json += key
        json.append(UInt8(ascii: ","))
        guard let position else { return json += "null".utf8 }
        JSONText.append(UInt64(position), to: &json)
    }
}

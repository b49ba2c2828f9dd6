import CrawlModel

/// A page's links as table `page` keeps them, and the places that name them as table `anchor` does.
///
/// Places are two JSON arrays in one: those of followed links, those of all others, each in
/// document order. A place is `[key, position, text, source, rel]` without what it ends in and a
/// reader knows: no relation, source 1 (`a href`), no text.
struct PlaceList {
    private(set) var links = [UInt8(ascii: "[")]
    private(set) var assets = [UInt8(ascii: "[")]
    private var placesOfLinks: [UInt8] = []
    private var placesOfAssets: [UInt8] = []

    /// Writes all arrays but the places, unless these are wanted too.
    init(_ list: LinkList, keepsPlaces: Bool) {
        links.reserveCapacity(list.count * 20 + 2)
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
            KeyList.append(key, to: &links)
        } else {
            KeyList.append(key, to: &assets)
        }
    }

    private mutating func append(_ place: Int, of list: LinkList) {
        if list.isFollowed(at: list.target(ofPlace: place)) {
            Self.append(place, of: list, to: &placesOfLinks)
        } else {
            Self.append(place, of: list, to: &placesOfAssets)
        }
    }

    private static func append(_ number: Int, of list: LinkList, to json: inout [UInt8]) {
        let place = list.place(number)
        let hasRelation = place.relation.isKnown
        let hasSource = hasRelation || place.source != .a
        begin(list.key(at: list.target(ofPlace: number)), place.position, in: &json)
        if hasSource || list.hasText(number) {
            json.append(UInt8(ascii: ","))
            JSONText.append(list.text(ofPlace: number), to: &json)
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
    private static func begin(_ key: URLKey, _ position: Int?, in json: inout [UInt8]) {
        let isFirst = json.isEmpty
        json.append(addingCapacity: 6 + 2 * JSONText.mostDigits) { json in
            if !isFirst { json.append(UInt8(ascii: ",")) }
            json.append(UInt8(ascii: "["))
            JSONText.append(UInt64(bitPattern: key.rawValue), to: &json)
            json.append(UInt8(ascii: ","))
            if let position {
                JSONText.append(UInt64(position), to: &json)
            } else {
                for letter in "null".utf8 { json.append(letter) }
            }
        }
    }
}

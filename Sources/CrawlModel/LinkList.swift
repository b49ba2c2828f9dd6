package import URLStandard

/// The links of one page in document order: each URL once, and each place that names it.
///
/// Keys, places and the bytes of URLs and texts lie in one piece each, so that a link costs no
/// memory of its own.
package struct LinkList: Sendable, Equatable {
    struct Target: Sendable, Equatable {
        let key: URLKey
        let end: UInt32
        var sources: LinkSources
        /// The sources of those places that do not say nofollow.
        var willing: LinkSources
        /// The number of the first place that names it.
        let place: UInt32
    }

    struct Place: Sendable, Equatable {
        let target: UInt32
        let position: UInt32
        let relation: LinkRelation
        var textStart: UInt32 = 0
        var textCount: UInt16 = 0
        let source: LinkSource
    }

    private(set) var bytes: [UInt8] = []
    private(set) var texts: [UInt8] = []
    private(set) var targets: [Target] = []
    private(set) var places: [Place] = []
    /// How many references found no room.
    package var omittedCount = 0
    /// The sources of links that are followed.
    package var followed = FollowPolicy.documents.sources
    /// What a sitemap lists, nil where the list is of another page.
    package var listing: SitemapListing?
    /// Links whose targets are too old to be of interest.
    private(set) var oldTargets: Set<Int> = []
    /// True where what says nofollow is not followed.
    package var obeysNofollow = true
    /// True where the page says nofollow for all its links.
    package var isWithheld = false

    package init() {}

    /// How many distinct URLs there are.
    package var count: Int { targets.count }
    /// How many bytes all of them have.
    package var byteCount: Int { bytes.count }
    /// How many bytes all texts have.
    package var textByteCount: Int { texts.count }
    /// True where there is none.
    package var isEmpty: Bool { targets.isEmpty }
    /// How many places there are.
    package var placeCount: Int { places.count }
}

extension LinkList {
    /// Adds the URL that a resolver found last and that is not among the links yet, and the place
    /// that names it.
    ///
    /// - Parameters:
    ///   - resolver: Borrowed, because a copy for each link would be felt.
    ///   - key: The URL's identity.
    ///   - place: Where it was found.
    package mutating func append(
        _ resolver: borrowing URLResolver,
        key: URLKey,
        at place: LinkPlace
    ) {
        append(resolver.bytes, key: key, at: place)
    }

    /// Adds a URL that is not among the links yet, and the place that names it.
    ///
    /// - Parameters:
    ///   - spelling: The URL's serialised bytes without a fragment.
    ///   - key: Its identity.
    ///   - place: Where it was found.
    package mutating func append(_ spelling: Span<UInt8>, key: URLKey, at place: LinkPlace) {
        bytes.append(spelling)
        targets.append(
            Target(
                key: key,
                end: UInt32(truncatingIfNeeded: bytes.count),
                sources: [],
                willing: [],
                place: UInt32(truncatingIfNeeded: places.count)
            )
        )
        note(place, of: targets.count - 1)
    }

    /// Adds a URL of which no more is known than where it was found.
    package mutating func append(_ url: WebURL, key: URLKey, source: LinkSource) {
        append(url.bytes.span, key: key, at: LinkPlace(source))
    }

    /// Adds a further place that names a URL.
    package mutating func note(_ place: LinkPlace, of index: Int) {
        noteSource(of: place, of: index)
        places.append(
            Place(
                target: UInt32(truncatingIfNeeded: index),
                position: UInt32(truncatingIfNeeded: place.position ?? Int(UInt32.max)),
                relation: place.relation,
                source: place.source
            )
        )
    }

    /// Notes what a place says of a URL without keeping the place.
    package mutating func noteSource(of place: LinkPlace, of index: Int) {
        let source = LinkSources(place.source)
        targets[index].sources.insert(source)
        if !place.relation.contains(.nofollow) { targets[index].willing.insert(source) }
    }

    /// Notes what a place says of a URL that has a place of the same kind; false where it has none,
    /// and then nothing is noted.
    package mutating func noteRepeat(of place: LinkPlace, of index: Int) -> Bool {
        let source = LinkSources(place.source)
        guard targets[index].sources.contains(source) else { return false }
        let isNews = !targets[index].willing.contains(source)
        if isNews, !place.relation.contains(.nofollow) { targets[index].willing.insert(source) }
        return true
    }

    /// The first place of a URL, nil where it is of another kind or has a text.
    package func openPlace(of source: LinkSource, at index: Int) -> Int? {
        let number = Int(targets[index].place)
        let place = places[number]
        return place.source == source && place.textCount == 0 ? number : nil
    }

    /// Notes that a URL's target is too old to be of interest.
    package mutating func noteAge(of index: Int) {
        oldTargets.insert(index)
    }

    /// Gives a place its text.
    package mutating func setText(_ text: Span<UInt8>, ofPlace number: Int) {
        places[number].textStart = UInt32(truncatingIfNeeded: texts.count)
        places[number].textCount = UInt16(truncatingIfNeeded: text.count)
        texts.append(text)
    }

    /// Forgets all links, keeps the storage.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
        targets.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        omittedCount = 0
        oldTargets = []
    }
}

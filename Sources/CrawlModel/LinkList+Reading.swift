extension LinkList {
    /// The identity of a URL.
    package func key(at index: Int) -> URLKey { targets[index].key }

    /// Where a URL was found, all sources together.
    package func sources(at index: Int) -> LinkSources { targets[index].sources }

    /// True where a place of that kind names a URL.
    package func has(_ source: LinkSource, at index: Int) -> Bool {
        targets[index].sources.contains(LinkSources(source))
    }

    /// True where a crawl follows the link, false where it is only recorded.
    package func isFollowed(at index: Int) -> Bool { obstacle(at: index) == nil }

    /// Why a crawl only records the link, nil where it follows it.
    ///
    /// One place that does not say nofollow is enough.
    package func obstacle(at index: Int) -> SkipReason? {
        let target = targets[index]
        guard !target.sources.isDisjoint(with: followed) else { return .notFollowed }
        if !oldTargets.isEmpty, oldTargets.contains(index) { return .tooOld }
        guard obeysNofollow else { return nil }
        return isWithheld || target.willing.isDisjoint(with: followed) ? .nofollow : nil
    }

    /// The number of the first place that names a URL.
    package func firstPlace(of index: Int) -> Int { Int(targets[index].place) }

    /// The URL's serialised bytes.
    package func spelling(at index: Int) -> ArraySlice<UInt8> {
        let start = index == 0 ? 0 : Int(targets[index - 1].end)
        return bytes[start..<Int(targets[index].end)]
    }

    /// One place that names a URL, in document order.
    package func place(_ number: Int) -> LinkPlace {
        let place = places[number]
        return LinkPlace(
            place.source,
            relation: place.relation,
            position: place.position == .max ? nil : Int(place.position)
        )
    }

    /// The number of the URL that a place names.
    package func target(ofPlace number: Int) -> Int { Int(places[number].target) }

    /// Where a place is.
    package func source(ofPlace number: Int) -> LinkSource { places[number].source }

    /// The text of a place: an anchor's, or what stands for an image; empty where there is none.
    @_lifetime(borrow self)
    package func text(ofPlace number: Int) -> Span<UInt8> {
        let start = Int(places[number].textStart)
        return texts.span.extracting(start..<start + Int(places[number].textCount))
    }
}

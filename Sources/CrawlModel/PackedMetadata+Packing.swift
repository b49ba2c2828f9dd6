extension PackedMetadata {
    /// Packs what a page says about itself; what it does not say takes no room.
    ///
    /// - Complexity: O(n) in the bytes.
    package init(_ metadata: PageMetadata, listing: SitemapListing? = nil) {
        self.init()
        description = metadata.description
        heading = metadata.headings.first { $0.level == 1 }?.text
        language = metadata.language
        canonical = metadata.canonical
        robots = metadata.directives.text
        words = metadata.text.words
        characters = metadata.text.characters
        simhash = words > 0 ? Int64(bitPattern: metadata.text.simhash) : nil
        others = Self.others(metadata, listing)
    }

    /// The rest as a JSON object with as many members as there is something to say.
    private static func others(
        _ metadata: PageMetadata,
        _ listing: SitemapListing?
    ) -> [UInt8]? {
        var json: [UInt8] = []
        if let keywords = metadata.keywords {
            append("keywords", to: &json)
            JSONText.append(keywords, to: &json)
        }
        append("alternates", metadata.alternates, to: &json) { append(pair: $0, to: &$1) }
        append("properties", metadata.properties, to: &json) { append(pair: $0, to: &$1) }
        append("headings", metadata.headings, to: &json) { heading, json in
            json.append(UInt8(ascii: "["))
            JSONText.append(UInt64(heading.level), to: &json)
            json.append(UInt8(ascii: ","))
            JSONText.append(heading.text, to: &json)
            json.append(UInt8(ascii: "]"))
        }
        append("json_ld", metadata.linkedData, to: &json) { JSONText.append($0, to: &$1) }
        if let listing {
            append("lists", to: &json)
            JSONText.append(listing.rawValue, to: &json)
        }
        guard !json.isEmpty else { return nil }
        json.append(UInt8(ascii: "}"))
        return json
    }

    /// Appends a member's name.
    private static func append(_ name: String, to json: inout [UInt8]) {
        json.append(UInt8(ascii: json.isEmpty ? "{" : ","))
        JSONText.append(name, to: &json)
        json.append(UInt8(ascii: ":"))
    }

    /// Appends a member that is an array, unless it is empty.
    private static func append<Value>(
        _ name: String,
        _ values: [Value],
        to json: inout [UInt8],
        _ body: (Value, inout [UInt8]) -> Void
    ) {
        guard !values.isEmpty else { return }
        append(name, to: &json)
        var separator = UInt8(ascii: "[")
        for value in values {
            json.append(separator)
            body(value, &json)
            separator = UInt8(ascii: ",")
        }
        json.append(UInt8(ascii: "]"))
    }

    private static func append(pair: PageMetadata.Pair, to json: inout [UInt8]) {
        json.append(UInt8(ascii: "["))
        JSONText.append(pair.name, to: &json)
        json.append(UInt8(ascii: ","))
        JSONText.append(pair.value, to: &json)
        json.append(UInt8(ascii: "]"))
    }
}

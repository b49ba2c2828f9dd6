package import CrawlModel

/// A reference of a header field, and where it stands.
package struct FieldReference: Equatable {
    package let target: [UInt8]
    package let place: LinkPlace
}

extension HTTPFields {
    /// The references of all fields that name URLs, relative to the URL that answered.
    ///
    /// - Complexity: O(n) in the bytes.
    package var references: [FieldReference] {
        linkReferences + [refreshReference].compactMap(\.self)
            + reference(of: "Content-Location", as: .contentLocation)
            + reference(of: "Location", as: .locationHeader)
    }

    /// The target of the first `Link` that says canonical (RFC 6596), nil where none does.
    var canonicalReference: [UInt8]? {
        let links = all("Link").lazy.flatMap { LinkField.links(in: Array($0.utf8)) }
        return links.first { $0.relation.contains(.canonical) }?.target
    }

    /// What the `Refresh` field loads, nil where it names nothing.
    package var refreshReference: FieldReference? {
        guard let value = firstReference("Refresh") else { return nil }
        guard let target = MetaRefresh(parsing: Array(value.utf8)[...])?.target else { return nil }
        return FieldReference(target: target, place: LinkPlace(.refreshHeader))
    }

    private var linkReferences: [FieldReference] {
        all("Link").flatMap { LinkField.links(in: Array($0.utf8)) }.map { link in
            let isOrigin = link.relation.namesOrigin
            return FieldReference(
                target: link.target,
                place: LinkPlace(isOrigin ? .origin : .linkHeader, relation: link.relation)
            )
        }
    }

    private func reference(of name: String, as source: LinkSource) -> [FieldReference] {
        guard let target = firstReference(name) else { return [] }
        return [FieldReference(target: Array(target.utf8), place: LinkPlace(source))]
    }
}

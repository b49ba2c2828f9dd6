package import EncodingStandard
package import URLStandard

/// The encoding of a page, as the queries of its links are sent in it.
package struct PageQueryEncoding: QueryEncoding {
    private let encoding: TextEncoding

    /// Takes a page's encoding, nil where its queries are sent in UTF-8.
    package init?(of page: TextEncoding) {
        guard page.output != .utf8 else { return nil }
        encoding = page.output
    }

    /// Encodes text, telling the query each byte and each code point that the charset lacks.
    ///
    /// - Complexity: O(n) in the code points.
    package func encode(_ text: [Unicode.Scalar], into query: inout EncodedQuery) {
        encoding.encode(text) { unit in
            switch unit {
            case .byte(let byte): query.append(byte)
            case .lacking(let scalar): query.append(unencodable: scalar)
            }
        }
    }
}

import URLStandard

/// The shapes of URLs that a site makes up without end.
enum TrapRules {
    static let mostSegments = 20
    static let mostParameters = 32
    /// So often may one segment, or one row of segments, come in a row.
    static let mostRepetitions = 2

    /// Which rule a URL breaks, in words; nil for none.
    ///
    /// - Complexity: O(n) in the URL's length.
    static func broken(by url: WebURL) -> String? {
        let bounds = url.pathBytes.indices
        let path = url.bytes.span.extracting(bounds)
        var starts = InlineArray<22, Int>(repeating: 0)
        var count = 0
        for index in path.indices where path[index] == UInt8(ascii: "/") {
            guard count <= mostSegments else { return "more than \(mostSegments) segments" }
            starts[count] = index
            count += 1
        }
        starts[count] = path.count
        let isFolder = count > 0 && starts[count - 1] == path.count - 1
        guard count - (isFolder ? 1 : 0) <= mostSegments else {
            return "more than \(mostSegments) segments"
        }
        let rest = url.bytes.span.extracting(bounds.upperBound...)
        guard parameters(of: rest) <= mostParameters else {
            return "more than \(mostParameters) parameters"
        }
        for length in 1..<max(2, count / mostRepetitions) {
            let ends = starts.span.extracting(first: count + 1)
            if repeats(ends, rowsOf: length, in: path) { return "repeated segments" }
        }
        return nil
    }

    private static func parameters(of query: Span<UInt8>) -> Int {
        var count = 1
        for index in query.indices where query[index] == UInt8(ascii: "&") { count += 1 }
        return count
    }

    /// True where rows of so many segments follow each other too often; an empty last one is none.
    private static func repeats(
        _ ends: Span<Int>,
        rowsOf length: Int,
        in path: Span<UInt8>
    ) -> Bool {
        var equal = 0
        for number in 0..<max(0, ends.count - 1 - length) {
            let one = ends[number]..<ends[number + 1]
            let other = ends[number + length]..<ends[number + length + 1]
            equal = one.count > 1 && path.repeats(one, at: other) ? equal + 1 : 0
            if equal == length * mostRepetitions { return true }
        }
        return false
    }
}

extension Span<UInt8> {
    /// True where two pieces have the same bytes.
    fileprivate func repeats(_ one: Range<Int>, at other: Range<Int>) -> Bool {
        guard one.count == other.count else { return false }
        for offset in 0..<one.count
        where self[one.lowerBound + offset] != self[other.lowerBound + offset] {
            return false
        }
        return true
    }
}

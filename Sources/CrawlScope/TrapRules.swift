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
        let (path, query) = (url.pathBytes, url.target.dropFirst(url.pathBytes.count))
        let tooMany = "more than \(mostSegments) segments"
        var starts = InlineArray<22, Int>(repeating: 0)
        var count = 0
        for index in path.indices where path[index] == UInt8(ascii: "/") {
            guard count <= mostSegments else { return tooMany }
            starts[count] = index
            count += 1
        }
        starts[count] = path.endIndex
        let isFolder = path.last == UInt8(ascii: "/")
        guard count - (isFolder ? 1 : 0) <= mostSegments else { return tooMany }
        let parameters = query.reduce(1) { $1 == UInt8(ascii: "&") ? $0 + 1 : $0 }
        guard parameters <= mostParameters else { return "more than \(mostParameters) parameters" }
        for length in 1..<max(2, count / mostRepetitions) {
            if repeats(starts, count, rowsOf: length, in: path) { return "repeated segments" }
        }
        return nil
    }

    /// True where rows of so many segments follow each other too often; an empty last one is none.
    private static func repeats(
        _ starts: borrowing InlineArray<22, Int>,
        _ count: Int,
        rowsOf length: Int,
        in path: ArraySlice<UInt8>
    ) -> Bool {
        var equal = 0
        for number in 0..<max(0, count - length) {
            let one = path[starts[number]..<starts[number + 1]]
            let other = path[starts[number + length]..<starts[number + length + 1]]
            equal = one.count > 1 && one.elementsEqual(other) ? equal + 1 : 0
            if equal == length * mostRepetitions { return true }
        }
        return false
    }
}

/// The word that somebody who mistyped perhaps meant.
package enum Suggestion {
    /// The most letters that may be wrong.
    static let tolerance = 2

    /// The candidate with the fewest wrong letters, the first of several; nil where none is near.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        let typed = Array(word.utf8)
        let near = candidates.compactMap { candidate -> (word: String, distance: Int)? in
            let distance = distance(from: typed, to: Array(candidate.utf8))
            guard distance <= tolerance, distance < typed.count else { return nil }
            return (candidate, distance)
        }
        return near.min { $0.distance < $1.distance }?.word
    }

    /// How many letters have to be put in, left out or replaced (Levenshtein's distance).
    ///
    /// - Returns: More than the tolerance, where the lengths alone say so, without counting.
    /// - Complexity: O(n²) in letters.
    static func distance(from left: [UInt8], to right: [UInt8]) -> Int {
        let difference = abs(left.count - right.count)
        guard difference <= tolerance else { return difference }
        var row = Array(0...right.count)
        for (line, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in right.indices {
                let replaced = diagonal + (letter == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}

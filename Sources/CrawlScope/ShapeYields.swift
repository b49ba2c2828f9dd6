package import URLStandard

/// What the visits of each shape of URLs have brought of late, and which shapes bring nothing more.
///
/// A calendar has a page for every month for ever, each much like the others and leading to more of
/// them. So many visits in a row that bring neither a text unlike the last ones nor a way to what
/// does make its shape barren, until somebody forgives it.
package struct ShapeYields: Sendable {
    /// Visits in a row of one shape, and what was read on them.
    fileprivate struct Streak: Sendable {
        var length: Int32 = 0
        /// From the last visit, how many links lead to what was new; nil where none do.
        var distance: Int?
        /// The latest fingerprints that were not like each other.
        var fingerprints: [UInt64] = []
        var next = 0
    }

    /// So many shapes are watched; of more, those whose visits were fruitful lately are forgotten.
    package static let capacity = 4_096
    /// With so many earlier pages of its shape a page is compared.
    static let memory = 8
    /// So many bits of 64 may differ between the fingerprints of texts that are much the same, with
    /// four of five rows of three words in both; of texts that share none, 32 do.
    static let likeness = 12

    /// What is new counts for what is so many links away from it.
    private static let reach = 2

    private let patience: Int
    private var news: [URLShape] = []
    private var streaks: [URLShape: Streak] = [:]
    /// How many shapes are watched.
    var shapeCount: Int { streaks.count }
    /// How many shapes are barren.
    private(set) var barrenCount = 0

    /// - Parameter patience: How many visits in a row may bring nothing, at least 1.
    package init(patience: Int) {
        self.patience = max(1, patience)
    }

    /// Notes a visit that has ended.
    ///
    /// - Parameters:
    ///   - shape: That of its URL.
    ///   - fingerprint: That of its text, near where texts are alike; nil where it had none.
    ///   - found: The shapes of the URLs that it discovered, nil for those that have none; asked
    ///     for only where the text is not new.
    /// - Returns: True where the shape is barren from here on.
    mutating func note(
        _ shape: URLShape,
        fingerprint: UInt64?,
        found: @autoclosure () -> [URLShape?]
    ) -> Bool {
        if streaks[shape] == nil, streaks.count >= Self.capacity { forget() }
        var streak = streaks[shape] ?? Streak()
        guard !isBarren(streak) else { return false }
        streak.distance = streak.takes(fingerprint) ? 0 : distance(from: shape, to: found())
        streak.length = streak.distance == nil ? streak.length + 1 : 0
        streaks[shape] = streak
        guard isBarren(streak) else { return false }
        barrenCount += 1
        return true
    }

    /// Why a URL of the shape is not worth a visit, nil where it is.
    func verdict(on shape: URLShape) -> String? {
        guard barrenCount > 0, let streak = streaks[shape], isBarren(streak) else { return nil }
        return "\(streak.length)\(Self.words.middle)\(shape)\(Self.words.end)"
    }

    /// What is said of a shape between its number of visits and its name, and behind it.
    private static let words = (middle: " visits in a row of ", end: " brought nothing new")

    /// Takes over what an earlier run has said of a shape.
    ///
    /// - Parameter verdict: Words that may be about something else.
    mutating func restore(_ verdict: String) {
        let (middle, end) = Self.words
        guard verdict.hasSuffix(end), let place = verdict.firstRange(of: middle),
            let length = Int32(verdict[..<place.lowerBound]), streaks.count < Self.capacity
        else { return }
        let shape = URLShape(named: String(verdict[place.upperBound...].dropLast(end.count)))
        var streak = streaks[shape] ?? Streak()
        let wasBarren = isBarren(streak)
        streak.length = max(streak.length, length)
        streaks[shape] = streak
        if isBarren(streak), !wasBarren { barrenCount += 1 }
    }

    /// Lets a shape be visited again, as if it were new.
    mutating func forgive(_ shape: URLShape) {
        guard let streak = streaks.removeValue(forKey: shape), isBarren(streak) else { return }
        barrenCount -= 1
    }

    /// How many links lead from a visit to what is new: a URL without numbers, or one of another
    /// shape that was never visited or whose last visit was not far from what is new.
    ///
    /// Months that lead to days, and days to months, are ever farther from it.
    private func distance(from shape: URLShape, to found: [URLShape?]) -> Int? {
        let distances = found.compactMap { other -> Int? in
            guard let other else { return 1 }
            guard other != shape else { return nil }
            return streaks[other].map { $0.distance.map { $0 + 1 } } ?? 1
        }
        return distances.min().flatMap { $0 <= Self.reach ? $0 : nil }
    }

    private func isBarren(_ streak: Streak) -> Bool { streak.length >= patience }

    /// Makes room: what is not on its way to be barren goes, else all that is not barren.
    private mutating func forget() {
        let kept = streaks.filter { isBarren($0.value) || 2 * Int($0.value.length) >= patience }
        streaks = kept.count < Self.capacity ? kept : kept.filter { isBarren($0.value) }
        // A site with so many barren shapes makes shapes up, too.
        if streaks.count >= Self.capacity { (streaks, barrenCount) = ([:], 0) }
    }
}

extension ShapeYields {
    /// Notes a visit of a URL that has ended.
    ///
    /// - Parameters:
    ///   - url: What was visited.
    ///   - fingerprint: That of its text, near where texts are alike; nil where it had none.
    ///   - found: The URLs that it discovered.
    package mutating func note(_ url: WebURL, fingerprint: UInt64?, found: [WebURL]) {
        guard let shape = URLShape(of: url) else { return }
        if note(shape, fingerprint: fingerprint, found: found.map(URLShape.init(of:))) {
            news.append(shape)
        }
    }

    /// Why a URL is not worth a visit, nil where it is.
    package func verdict(on url: WebURL) -> String? {
        barrenCount > 0 ? URLShape(of: url).flatMap { verdict(on: $0) } : nil
    }

    /// Takes over what earlier runs have said of shapes, among other words.
    package mutating func restore(_ verdicts: [String]) {
        for verdict in verdicts { restore(verdict) }
    }

    /// Lets URLs of a URL's shape be visited again, as if it were new.
    package mutating func forgive(_ url: WebURL) {
        if barrenCount > 0, let shape = URLShape(of: url) { forgive(shape) }
    }

    /// The shapes that have become barren since this was asked, and what is said of each.
    package mutating func takeNews() -> [(shape: URLShape, verdict: String)] {
        defer { news = [] }
        return news.compactMap { shape in verdict(on: shape).map { (shape, $0) } }
    }
}

extension ShapeYields.Streak {
    /// Takes a page's fingerprint in.
    ///
    /// - Returns: True where no page of late is like it.
    fileprivate mutating func takes(_ fingerprint: UInt64?) -> Bool {
        guard let fingerprint else { return false }
        let isKnown = fingerprints.contains { other in
            (fingerprint ^ other).nonzeroBitCount <= ShapeYields.likeness
        }
        guard !isKnown else { return false }
        if fingerprints.count < ShapeYields.memory {
            fingerprints.append(fingerprint)
        } else {
            fingerprints[next] = fingerprint
            next = (next + 1) % ShapeYields.memory
        }
        return true
    }
}

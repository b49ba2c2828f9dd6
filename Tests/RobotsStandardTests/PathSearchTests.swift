import Testing

@testable import RobotsStandard

struct PathSearchTests {
    private static let path = "/" + String(repeating: "%FF", count: 1_000) + "/ab"

    /// What a pattern says of a path without any search.
    private func verdict(_ pattern: String, on path: String = path) -> Bool? {
        var search = PathSearch(within: 0)
        return RobotsPattern(Array(pattern.utf8).span).matches(Array(path.utf8).span, by: &search)
    }

    @Test(arguments: ["/*x", "/*%FE", "/*ba", "/*/ab%", "/*b*b", "/*a*FF", "/*ab*%", "/*abb$"])
    func `what a long path lacks is not searched`(pattern: String) {
        #expect(verdict(pattern) == false)
    }

    @Test(arguments: ["/*%FF/ab", "/*b", "/*a*b$", "/*FF%FF%FF*"])
    func `what a path may have is searched`(pattern: String) {
        #expect(verdict(pattern) == nil)
        var search = PathSearch(within: 10_000)
        let path = Array(Self.path.utf8)
        let isMatch = RobotsPattern(Array(pattern.utf8).span).matches(path.span, by: &search)
        #expect(isMatch == true)
    }

    @Test func `a short path is searched at once`() {
        #expect(verdict("/*x", on: "/abc") == nil)
    }

    @Test func `no piece that is there is denied, and none is passed over`() {
        var random = SplitMix(state: 5)
        for _ in 0..<2_000 {
            let path = Array(random.text(of: "ab%F/", below: 200).utf8)
            guard path.count > 1 else { continue }
            let start = random.below(path.count)
            let end = start + random.below(path.count - start) + 1
            let places = BytePlaces(in: path.span)
            let position = random.below(start + 1)
            let place = places.firstPlace(of: start..<end, in: path.span, from: position)
            #expect(place.map { (position...start).contains($0) } == true)
        }
    }
}

import CrawlModel
import Linux
import Testing

@testable import CrawlRestraint

struct OutageDetectorTests {
    private static func host(_ number: Int) -> HostID { HostID(rawValue: Int32(number)) }

    private static func at(_ seconds: Int64) -> Moment {
        Moment(nanoseconds: 1_000_000_000 * (1_000 + seconds))
    }

    /// A detector that has heard from hosts 1 to a number.
    private static func detector(hosts: Int) -> OutageDetector {
        var detector = OutageDetector()
        for number in 0..<hosts { detector.noteAnswer(from: host(number + 1)) }
        return detector
    }

    @Test func `dead hosts are no outage, however many there are`() {
        var detector = Self.detector(hosts: 1)
        for number in 100..<200 {
            #expect(detector.noteUnreached(Self.host(number), at: Self.at(0)) == .host)
        }
    }

    @Test func `one host that dies among others is to blame itself, after a moment of doubt`() {
        var detector = Self.detector(hosts: 4)
        for second in Int64(0)..<100 {
            detector.noteAnswer(from: Self.host(2))
            let verdict = detector.noteUnreached(Self.host(1), at: Self.at(second))
            #expect(verdict == (second < 15 ? .unsure(until: Self.at(second + 1)) : .host))
        }
        detector.noteAnswer(from: Self.host(1))
        let verdict = detector.noteUnreached(Self.host(1), at: Self.at(100))
        #expect(verdict == .unsure(until: Self.at(101)))
    }

    @Test(arguments: [1, 2, 3, 8])
    func `all who answered lately out of reach are an outage`(count: Int) {
        var detector = Self.detector(hosts: count)
        for number in 1..<count {
            let verdict = detector.noteUnreached(Self.host(number), at: Self.at(0))
            #expect(verdict == .unsure(until: Self.at(1)))
        }
        let verdict = detector.noteUnreached(Self.host(count), at: Self.at(0))
        #expect(verdict == .network(until: Self.at(1)))
    }

    @Test func `eight witnesses are enough among a thousand`() {
        var detector = Self.detector(hosts: 1_000)
        for number in 993..<1_000 {
            let verdict = detector.noteUnreached(Self.host(number), at: Self.at(0))
            #expect(verdict == .unsure(until: Self.at(1)))
        }
        let verdict = detector.noteUnreached(Self.host(1_000), at: Self.at(0))
        #expect(verdict == .network(until: Self.at(1)))
    }

    @Test func `an answer ends the outage, and the next one needs all witnesses anew`() {
        var detector = Self.detector(hosts: 2)
        _ = detector.noteUnreached(Self.host(1), at: Self.at(0))
        let first = detector.noteUnreached(Self.host(2), at: Self.at(0))
        #expect(first == .network(until: Self.at(1)))
        detector.noteAnswer(from: Self.host(1))
        let second = detector.noteUnreached(Self.host(2), at: Self.at(5))
        #expect(second == .unsure(until: Self.at(6)))
        let third = detector.noteUnreached(Self.host(1), at: Self.at(5))
        #expect(third == .network(until: Self.at(6)))
    }

    @Test(arguments: [(1, 180), (3, 600), (8, 3_600)])
    func `pauses grow to a minute, and patience ends`(hosts: Int, patience: Int64) {
        var detector = Self.detector(hosts: hosts)
        for number in 1..<hosts { _ = detector.noteUnreached(Self.host(number), at: Self.at(0)) }
        var ends: [Int64] = []
        var now: Int64 = 0
        while case .network(let end) = detector.noteUnreached(Self.host(hosts), at: Self.at(now)) {
            let again = detector.noteUnreached(Self.host(hosts), at: Self.at(now))
            #expect(again == .network(until: end))
            now = (end - Self.at(0)).components.seconds
            ends.append(now)
        }
        #expect(ends.prefix(8) == [1, 3, 7, 15, 31, 63, 123, 183])
        #expect(zip(ends, ends.dropFirst()).allSatisfy { $1 - $0 <= 60 })
        #expect(now >= patience && now < patience + 60)
    }
}

extension Arguments {
    /// What a crawl does that nobody watches.
    package struct Unattended: Sendable, Equatable {
        package var ifLocked = LockPolicy.fail
        /// True to pass over lines of lists that name no URL.
        package var skipsBadSeeds = false
        /// Nil for none.
        package var deadline: Deadline?
        /// Which part of the visits may be without an answer in a crawl that counts as complete.
        package var maximumFailed = 0.2
        /// Outcomes and statuses that make a crawl partial, or kinds of changes that a comparison
        /// fails on, as typed, in lists.
        package var failOn: [String] = []
        /// Bytes that have to be free on the crawl's disk, 0 for any number.
        package var minimumFree = 512 << 20
        /// Bytes that the process may hold, nil for any number.
        package var maximumMemory: Int?
        /// Where the run is summed up, `-` for the standard output; nil for nowhere.
        package var summary: String?
        package var metricsFile: String?
        /// What is requested when the crawl begins and ends, as typed.
        package var pingURL: String?
    }
}

/// What is done where another crawl holds the file.
package enum LockPolicy: Sendable, Equatable {
    case fail
    /// There is nothing to do, and that is no failure.
    case skip
    /// Nil for as long as it takes.
    case wait(Duration?)
}

/// When a crawl stops at the latest.
package enum Deadline: Sendable, Equatable {
    /// Seen from when the command was called.
    case after(Duration)
    /// The next time that clocks here show it.
    case at(hour: Int, minute: Int)
}

extension ValueReader {
    /// `fail`, `skip`, `wait` or `wait:10m`.
    static func lockPolicy(_ text: String) throws(ValueFault) -> LockPolicy {
        switch text {
        case "fail": return .fail
        case "skip": return .skip
        case "wait": return .wait(nil)
        default:
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0] == "wait" else {
                throw .noChoice(["fail", "skip", "wait", "wait:10m"])
            }
            return .wait(try duration(String(parts[1]), from: .zero))
        }
    }

    /// `line`, `json`, `none`, or with how often: `json:10s`.
    static func progress(_ text: String) throws(ValueFault) -> Arguments.Progress {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        var progress = Arguments.Progress()
        progress.form = try choice(String(parts[0]))
        if parts.count > 1 {
            progress.step = try duration(String(parts[1]), from: .milliseconds(100))
        }
        return progress
    }

    /// A duration, or a time of the day: `5h`, `05:30`.
    static func deadline(_ text: String) throws(ValueFault) -> Deadline {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            return .after(try duration(text, from: .milliseconds(1)))
        }
        guard let hour = clockNumber(parts[0], below: 24),
            let minute = clockNumber(parts[1], below: 60)
        else { throw .noClock }
        return .at(hour: hour, minute: minute)
    }

    private static func clockNumber(_ digits: Substring.UTF8View, below end: Int) -> Int? {
        guard (1...2).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
        return number < end ? number : nil
    }
}

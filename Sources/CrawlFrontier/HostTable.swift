import CrawlModel
import CrawlPoliteness
import CrawlSeen
import URLStandard

extension HostID {
    /// The place in an array of all hosts.
    var index: Int { Int(rawValue) - 1 }

    init(index: Int) {
        self.init(rawValue: Int32(truncatingIfNeeded: index + 1))
    }
}

/// All hosts: their names, when each may be asked, and which of its visits first.
struct HostTable: Sendable {
    /// By their places.
    var schedule: HostSchedule
    /// Nil where visits are not made by their scores.
    var scores: ScoreTable?
    private var index = HostIndex()
    private let ignored: IgnoredDifferences

    init(_ plan: FrontierPlan) {
        scores = plan.order == .score ? ScoreTable() : nil
        schedule = HostSchedule(plan.politeness, budgets: plan.budgets)
        ignored = plan.ignored
    }

    /// The host that a URL counts for, nil where it is none yet.
    func find(_ url: WebURL) -> HostID? { index.find(name(of: url)).map(HostID.init) }

    /// The name of the host that a URL counts for.
    func name(of url: WebURL) -> ArraySlice<UInt8> { ignored.authority(of: url) }

    var count: Int { index.count }

    func name(of id: HostID) -> String { index.name(of: id.rawValue) }

    /// Takes the next host in, whose domain is only asked for where domains matter.
    mutating func add(
        _ name: ArraySlice<UInt8>,
        hostname: String,
        domain: @autoclosure () -> String
    ) -> HostID {
        schedule.add(hostname: hostname)
        schedule.budgets.add(hostname: hostname, ofDomain: domain())
        return HostID(rawValue: index.add(name))
    }
}

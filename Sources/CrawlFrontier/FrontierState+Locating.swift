package import CrawlModel
import CrawlPoliteness
import CrawlWaiting
import Linux

extension FrontierState {
    /// Decides whether somebody has to find out where a host is, before it is asked.
    mutating func claimSearch(now: Moment) -> FrontierStep? {
        while let host = hosts.schedule.nextUnlocated(at: now).map(HostID.init(index:)) {
            guard let visit = lines.first(of: host.index) else {
                // Its visits have left memory: it is looked for when one comes back.
                hosts.schedule.giveUpLocating(host.index)
                continue
            }
            census.travelling += 1
            return .locate(host, visit.url)
        }
        return nil
    }

    /// Takes in where a host is; where nobody could find out, it is alone until it answers.
    package mutating func locate(_ host: HostID, at address: String?) {
        census.travelling -= 1
        refills.searched = 0
        hosts.schedule.locate(host.index, at: address ?? hosts.name(of: host))
    }
}

package import CrawlModel
import Linux

extension FrontierState {
    /// Decides whether somebody has to find out where a host is, before it is asked.
    mutating func claimSearch(now: Moment) -> FrontierStep? {
        while let host = hosts.unlocated.removeDue(at: now) {
            guard let place = hosts.all[host.index].queue.first, let visit = hosts.pool[place]
            else {
                // Its visits have left memory: it is looked for when one comes back.
                hosts.all[host.index].location = .unknown
                continue
            }
            census.travelling += 1
            return .locate(host, visit.url)
        }
        return nil
    }

    /// Takes in where a host is, nil where nobody could find out.
    package mutating func locate(_ host: HostID, at address: String?) {
        census.travelling -= 1
        refills.searched = 0
        hosts.locate(host, at: address)
    }
}

import CrawlModel
import Linux
import CrawlPoliteness
import RobotsStandard
import URLStandard

extension FrontierState {
    /// Notes what the robots.txt of a URL's origin says.
    private mutating func setRobots(of url: WebURL, _ answer: RobotsAnswer, now: Moment) {
        guard let host = hosts.find(url) else { return }
        robots.answer(answer, to: url, on: host.index, at: now)
        guard case .rules(let rules) = answer, let delay = rules.crawlDelay else { return }
        hosts.schedule.slow(host.index, toCrawlDelay: delay)
    }

    /// Takes the answer to a robots visit in.
    ///
    /// - Returns: What changed on account of the sitemaps that it names.
    mutating func answerRobots(
        _ visit: Visit,
        _ yield: VisitYield,
        now: Moment
    ) -> [FrontierChange] {
        hosts.schedule.all[visit.host.index].robots = .settled
        switch yield {
        case .robots(let answer):
            hosts.schedule.all[visit.host.index].robots = .answered
            setRobots(of: visit.url, answer, now: now)
            guard case .rules(let rules) = answer else { return [] }
            return noteSitemaps(rules.sitemaps, of: visit.url.origin)
        case .retry(let moment):
            ask(again: visit, attempt: visit.attempt + 1, at: moment)
        case .postponed(let moment):
            ask(again: visit, attempt: visit.attempt, at: moment)
        case .page, .known, .redirect, .respelled, .nothing:
            preconditionFailure("A robots visit yields an answer or another try.")
        }
        return []
    }

    private mutating func ask(again visit: Visit, attempt: Int, at moment: Moment) {
        robots.retry(visit.url, on: visit.host.index, attempt: attempt)
        pause(visit.host, until: moment)
    }
}

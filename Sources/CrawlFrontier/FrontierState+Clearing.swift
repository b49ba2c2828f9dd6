import CrawlModel
import CrawlPoliteness
import CrawlScope
import CrawlSeen
import CrawlWaiting
import Linux
import URLStandard

/// What may be done with a visit whose turn it is.
enum Clearance {
    case allowed
    case denied(SkipReason, rule: String?)
    /// Nobody knows before this robots.txt was asked for.
    case unknown(WebURL, attempt: Int)

    init(_ clearance: RobotsBook.Clearance) {
        self =
            switch clearance {
            case .allowed: .allowed
            case .denied(let line): .denied(.robotsDenied, rule: line)
            case .unreachable(let cause): .denied(.robotsUnreachable, rule: cause)
            case .unknown(let robots, let attempt): .unknown(robots, attempt: attempt)
            }
    }
}

extension FrontierState {
    mutating func clearance(of candidate: Candidate, now: Moment) -> Clearance {
        if let denial = denial(of: candidate) { return denial }
        guard plan.robots.isObeyed(at: candidate.visit.url) else { return .allowed }
        return Clearance(
            robots.clearance(
                of: candidate.visit.url,
                on: candidate.host.index,
                now: now,
                lifetime: plan.robots.lifetime
            )
        )
    }

    /// Why a visit is not made, whatever its robots.txt says.
    private mutating func denial(of candidate: Candidate) -> Clearance? {
        let (visit, host) = (candidate.visit, candidate.host)
        if seen[candidate.slot].depth > 0,
            let rule = ruling.book.rules.yields?.verdict(on: visit.url)
        {
            return .denied(.held, rule: rule)
        }
        guard !hosts.schedule.all[host.index].isDead else {
            let misses = hosts.schedule.all[host.index].misses
            return .denied(.hostDead, rule: "\(misses) tries in a row")
        }
        // Asked first, since any other question copies all budgets.
        if hosts.schedule.budgets.isLimited,
            let rule = hosts.schedule.budgets.spent(by: host.index)
        {
            return .denied(.budget, rule: rule)
        }
        if !ruling.allotments.isEmpty, case .spent(let rule) = ruling.room(for: visit, of: host) {
            return .denied(.budget, rule: rule)
        }
        return nil
    }

    mutating func ask(_ robots: WebURL, for candidate: Candidate, attempt: Int) -> Visit {
        hosts.schedule.all[candidate.host.index].robots = .asked
        census.travelling += 1
        return Visit(
            id: candidate.visit.id,
            key: candidate.visit.key,
            url: robots,
            host: candidate.host,
            kind: .robots,
            depth: seen[candidate.slot].depth,
            attempt: attempt
        )
    }

    mutating func refuse(
        _ candidate: Candidate,
        reason: SkipReason,
        rule: String?
    ) -> FrontierChange {
        let (visit, host) = (candidate.visit, candidate.host)
        let depth = seen[candidate.slot].depth
        let refused = self.visit(visit, kind: .page, of: host, depth: depth)
        seen[candidate.slot] = Standing(.refused, depth: depth)
        dropFirst(of: host)
        lines.countRows(-1, of: host.index)
        forget(visit.id, depth: depth)
        if reason.isAside { note(refused, skippedFor: reason) }
        return .refused(refused, reason: reason, rule: rule)
    }
}

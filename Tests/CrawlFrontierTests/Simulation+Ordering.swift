import CrawlFrontier
import CrawlModel
import CrawlTestSupport

extension Simulation {
    /// Somebody puts some of what waits aside, lets it go, or puts it first: as the rows say, or as
    /// they said a while ago.
    mutating func order() {
        let rows = generator.isLucky(50) ? journal.live : journal.committed
        let waiting = some(rows.waiting.filter { $0.kind == .page })
        switch Int.random(in: 0..<3, using: &generator) {
        case 0:
            let changes = state.setAside(waiting, as: .held, rule: "somebody")
            journal.append(.init(changes: changes))
        case 1:
            journal.append(.init(changes: state.release(some(rows.held))))
        default:
            journal.append(.init(changes: state.boost(waiting)))
        }
    }

    /// Lets all go that is held.
    mutating func releaseAll() {
        let held = journal.live.held
        if held.count != state.heldCount { complaints.append("not all rows say it that are held") }
        let changes = state.release(held.sorted { $0.id < $1.id })
        journal.append(.init(changes: changes))
    }

    private mutating func some(_ visits: [Visit]) -> [Visit] {
        let share = Int.random(in: 1...100, using: &generator)
        var chosen: [Visit] = []
        for visit in visits.sorted(by: { $0.id < $1.id }) where generator.isLucky(share) {
            chosen.append(visit)
        }
        return chosen
    }
}

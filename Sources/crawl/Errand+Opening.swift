import CrawlArguments
import CrawlEngine
import CrawlModel
import CrawlPlanning
import CrawlStore
import CrawlVoice
import Linux

extension Errand {
    /// How often a lock is tried that another crawl holds.
    private static let lockStep = Duration.milliseconds(200)

    /// Opens the crawl's file, as soon as that may be.
    ///
    /// - Throws: Why it cannot be opened, or not before nobody wants to wait any longer.
    func open(
        _ plan: CrawlPlan,
        heeding interruptions: Interruptions
    ) async throws(CrawlError) -> Crawler {
        let end = deadline
        let patience = lockPatience(until: end)
        while true {
            var plan = plan
            if let end {
                let left = max(.zero, end - .now)
                plan.maximumTime = plan.maximumTime.map { min($0, left) } ?? left
            }
            do throws(CrawlError) {
                return try await Crawler.open(plan, on: loop, pool: pool)
            } catch {
                guard ExitStatus(error) == .busy, interruptions.first == nil,
                    Moment.now < patience
                else { throw error }
            }
            try? await loop.sleep(until: .now + Self.lockStep)
        }
    }

    /// Says that the run before this one died, where it did.
    func tellOfDeath(before crawler: Crawler) async {
        guard case .recovered(run: let run) = crawler.beginning else { return }
        let visits = Figure.count(await crawler.progress.waiting, "visit")
        mention("crawl: run \(run) died; \(visits) wait, and it goes on", .warning)
    }

    /// The moment at which the crawl stops at the latest.
    private var deadline: Moment? {
        switch arguments.unattended.deadline {
        case nil: nil
        case .after(let time): began + time
        case .at(let hour, let minute):
            began
                + WallClock.time(untilHour: hour, minute: minute, after: WallClock.milliseconds)
        }
    }

    /// How long a lock is tried; who does not wait tries it once.
    private func lockPatience(until end: Moment?) -> Moment {
        guard case .wait(let time) = arguments.unattended.ifLocked else { return .now }
        let patience = time.map { Moment.now + $0 }
        return [patience, end].compactMap(\.self).min() ?? Moment(nanoseconds: .max)
    }

    /// Says that another crawl is at work, where that is no failure; who has been at it for twice
    /// as long as a crawl may take is worth a word even to those who want none.
    func passOver(_ file: String, _ error: CrawlError) {
        let limits = [arguments.limits.time, deadline.map { $0 - began }].compactMap(\.self)
        let held = FileLock.heldSince(at: file + ".lock").map {
            Duration.milliseconds(WallClock.milliseconds - $0)
        }
        if let limit = limits.min(), let held, held > limit * 2 {
            console.say("crawl: \(error) for \(Figure.span(held)); skipped")
        } else {
            mention("crawl: \(error); skipped")
        }
    }
}

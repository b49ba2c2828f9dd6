package import CrawlArguments
package import CrawlEngine
package import CrawlFormat
import CrawlModel
import CrawlStore
package import CrawlTables
import Linux

extension ExitStatus: CustomStringConvertible {
    /// The status in words, with the name of the signal if one ended the run.
    package var description: String {
        if self == .stopped { return "stopped: out of time; run again to go on" }
        guard case .signal(let number) = self else { return "\(name): \(meaning)" }
        return "stopped by \(Signal(number: number)) in good order; run again to go on"
    }

    /// The status of a run that ended in order; with more visits than the share allows without an
    /// answer it counts as partial.
    package init(_ result: CrawlResult, allowing share: Double) {
        self =
            switch result.ending {
            case .timeUp, .lowDisk, .highMemory, .full: .stopped
            case .interrupted(let signal): .signal(signal)
            case .exhausted, .limitReached: .deciding(among: Self.faults(of: result, share))
            }
    }

    private static func faults(of result: CrawlResult, _ share: Double) -> [ExitStatus] {
        var faults: [ExitStatus] = []
        if let seeds = result.seeds, result.ending == .exhausted {
            if seeds.answeredCount == 0 { faults.append(.noResult) }
            if seeds.answeredCount < seeds.count { faults.append(.partial) }
        }
        if result.unwantedCount > 0 { faults.append(.partial) }
        let allowed = Double(result.counters.fetches) * share
        if Double(result.counters.unanswered) > allowed { faults.append(.partial) }
        return faults
    }

    /// The status of a run that could not go on.
    package init(_ error: CrawlError) {
        self =
            switch error {
            case .store(.locked): .busy
            case .store(.otherKeys), .store(.otherBodies): .usage
            case .store(.foreign), .store(.newer), .store(.older), .store(.corrupt),
                .store(.bodies):
                .database
            case .store: .storage
            case .fetch, .inconsistent: .internalError
            }
    }

    /// The status of a file that cannot be looked at.
    package init(_ error: StoreError) {
        self =
            switch error {
            case .unreachable: .usage
            default: .init(CrawlError.store(error))
            }
    }
}

extension ExitStatus {
    /// How an export ended that could not be written.
    package init(_ error: ExportError) {
        switch error {
        case .source(let error): self.init(error)
        case .noSuchColumn, .tooManyURLs, .badCondition, .exists, .crawl: self = .usage
        case .unwritable, .failed: self = .storage
        case .noMemory: self = .internalError
        case .interrupted: self = .stopped
        }
    }
}

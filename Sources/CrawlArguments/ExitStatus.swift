/// How a run ended, as the number that the process leaves behind; the numbers never change.
package enum ExitStatus: Hashable, Sendable {
    case ok
    case internalError
    case usage
    case partial
    case noResult
    case storage
    case database
    case stopped
    case busy
    /// The process ends by the signal itself; a shell shows 128 and its number.
    case signal(Int32)

    /// Every status with a number of its own, in the order of the numbers.
    package static let numbered: [ExitStatus] = [
        .ok, .internalError, .usage, .partial, .noResult, .storage, .database, .stopped, .busy,
    ]

    /// The number that the process leaves behind.
    package var code: Int32 {
        switch self {
        case .ok: 0
        case .internalError: 1
        case .usage: 2
        case .partial: 3
        case .noResult: 4
        case .storage: 5
        case .database: 6
        case .stopped: 7
        case .busy: 75
        case .signal(let number): 128 + number
        }
    }

    /// The word that stands for the number in the help.
    package var name: String {
        switch self {
        case .ok: "ok"
        case .internalError: "internal"
        case .usage: "usage"
        case .partial: "partial"
        case .noResult: "no result"
        case .storage: "storage"
        case .database: "database"
        case .stopped: "stopped"
        case .busy: "busy"
        case .signal: "signal"
        }
    }

    /// One line for people.
    package var meaning: String {
        switch self {
        case .ok: "the crawl is complete; pages that failed are data"
        case .internalError: "a bug, please report it; committed pages are safe"
        case .usage: "a wrong option, seed or limit; nothing was touched"
        case .partial: "complete, but a seed gave no page or too many failed"
        case .noResult: "no seed could be fetched; try again later"
        case .storage: "disk full or failing; committed pages are safe"
        case .database: "the file is corrupt, foreign or newer; it is untouched"
        case .stopped: "out of time, disk or memory; run again to go on"
        case .busy: "another crawl holds the file; it is untouched"
        case .signal: "stopped by signal N in good order; run again to go on"
        }
    }

    /// What a shell may show, with its name and meaning, for the whole help and the manual.
    package static let rows: [(code: String, name: String, meaning: String)] =
        numbered.map { ("\($0.code)", $0.name, $0.meaning) } + [
            ("134", "stuck", "the event loop stood still; run again, and report it"),
            ("128+N", signal(0).name, signal(0).meaning),
        ]

    /// The status that counts when several apply: 1 > 6 > 5 > 2 > 75 > signal > 7 > 4 > 3 > 0.
    package static func deciding(among statuses: some Sequence<ExitStatus>) -> ExitStatus {
        statuses.max { $0.rank < $1.rank } ?? .ok
    }

    private var rank: Int {
        switch self {
        case .ok: 0
        case .partial: 1
        case .noResult: 2
        case .stopped: 3
        // Who asked for the end knows why no more came; a fault that needs a person outranks that.
        case .signal: 4
        case .busy: 5
        case .usage: 6
        case .storage: 7
        case .database: 8
        case .internalError: 9
        }
    }
}

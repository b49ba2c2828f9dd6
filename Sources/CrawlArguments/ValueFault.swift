/// What is wrong with an option's value, as the end of a sentence that begins with it.
package enum ValueFault: Error, Equatable, CustomStringConvertible {
    case noNumber
    case noNumberNorInfinity
    case noDuration
    case noAge
    case noSize
    case noShare
    case noRate
    case negative
    case tooSmall(least: String)
    case tooLarge(most: String)
    case noChoice([String])
    case noHeader
    case noTruth
    case noClock
    case noStream

    package var description: String {
        switch self {
        case .noNumber: "is no whole number"
        case .noNumberNorInfinity: "is no whole number and not inf"
        case .noDuration: "is no duration such as 500ms, 2s, 5m, 2h or 1d"
        case .noAge: "is no duration such as 12h or 7d and not never"
        case .noSize: "is no size such as 500, 64K, 8M or 10G"
        case .noShare: "is no part such as 0.5 or 50%"
        case .noRate: "is no rate such as 10, 0.5, 30/m or 100/h"
        case .negative: "is negative"
        case .tooSmall(let least): "is less than \(least)"
        case .tooLarge(let most): "is more than \(most)"
        case .noChoice(let words): "is none of \(words.joined(separator: ", "))"
        case .noClock: "is no time of a day such as 05:30"
        case .noStream: "is no file: what a crawl has found goes there by crawl export"
        case .noTruth: "is neither yes nor no"
        case .noHeader: "holds what no header field may: only printable ASCII fits"
        }
    }
}

/// What a robots.txt says about one path.
package protocol RobotsDeciding: Sendable {
    /// The seconds between two requests that the file asks for.
    var crawlDelay: Double? { get }

    /// The rule that forbids a path with its query, nil where it is allowed.
    func refusal(of target: ArraySlice<UInt8>) -> String?
}

/// The rules of an origin, or that nobody can tell them.
package enum RobotsAnswer: Sendable {
    case rules(any RobotsDeciding)
    /// The origin is off limits: it did not say what it allows.
    case unreachable
}

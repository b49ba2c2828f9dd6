package import RobotsStandard

/// The rules of an origin, or that nobody can tell them.
package enum RobotsAnswer: Sendable {
    case rules(RobotsRules)
    /// The origin is off limits, since it did not say what it allows: the reason in words.
    case unreachable(String)
}

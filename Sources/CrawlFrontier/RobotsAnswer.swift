package import RobotsStandard

/// The rules of an origin, or that nobody can tell them.
package enum RobotsAnswer: Sendable {
    case rules(RobotsRules)
    /// The origin is off limits: it did not say what it allows.
    case unreachable
}

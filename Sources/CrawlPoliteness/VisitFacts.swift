/// What a visit showed of its host.
package struct VisitFacts: Sendable, Equatable {
    /// Whether the host was there.
    package enum Reach: Sendable {
        case answered
        /// It could not be connected to, and nobody else is to blame.
        case unreached
        case unsaid
    }

    package var reach = Reach.unsaid
    /// How long the host took to begin its answer.
    package var latency: Duration?
    /// The address that answered, as text.
    package var address: String?

    /// What its content is: near for texts that are nearly the same, equal for equal bodies; nil
    /// without one.
    package var content: UInt64?
    /// How many bytes came over the wire.
    package var bytes = 0

    package init(
        reach: Reach = .unsaid,
        latency: Duration? = nil,
        address: String? = nil
    ) {
        self.reach = reach
        self.latency = latency
        self.address = address
    }
}

package import Linux

/// Keeps all transfers together below so many bytes a second, by letting requests wait.
package struct RateBudget: Sendable {
    private let bytesPerSecond: Int
    /// When all bytes that were taken so far are paid for.
    private var paidAt = Moment(nanoseconds: .min)
    /// What a request may cost, as far as the last ones tell.
    private var usualBytes = 16_384

    package init(bytesPerSecond: Int) {
        self.bytesPerSecond = max(1, bytesPerSecond)
    }

    /// Reserves the bytes of a request.
    ///
    /// - Returns: When it may start.
    package mutating func reserve(at now: Moment) -> Reservation {
        let start = max(now, paidAt)
        paidAt = start + cost(of: usualBytes)
        return Reservation(start: start, bytes: usualBytes)
    }

    /// Corrects a reservation by what was really received.
    package mutating func settle(_ reservation: Reservation, received bytes: Int) {
        let excess = bytes - reservation.bytes
        paidAt = paidAt + cost(of: excess)
        usualBytes = max(512, usualBytes + (bytes - usualBytes) / 8)
    }

    /// A place in the order of requests.
    package struct Reservation: Sendable {
        package let start: Moment
        let bytes: Int
    }

    private func cost(of bytes: Int) -> Duration {
        .seconds(bytes) / bytesPerSecond
    }
}

package import Linux
import Synchronization

/// One request that a server was asked, and when.
package struct ServedRequest: Sendable {
    package let host: String
    package let target: String
    /// When its head had arrived.
    package let start: Moment
    /// When its answer was ready and the kernel had nothing of it; nil before that.
    package fileprivate(set) var answered: Moment?
    /// When the kernel had its answer's last byte, or its connection ended; nil before that.
    package fileprivate(set) var end: Moment?
    /// How many requests of this host had no answer yet when it came, itself among them.
    package let concurrency: Int
}

/// What a server was asked, in order: the evidence of a crawler's politeness.
final class RequestLog: Sendable {
    private struct State {
        var requests: [ServedRequest] = []
        var underWay: [String: Int] = [:]

        /// From here on its client may have the answer, and send what comes next.
        mutating func leave(_ number: Int, at now: Moment) {
            requests[number].answered = now
            underWay[requests[number].host, default: 1] -= 1
        }
    }

    private let state = Mutex(State())

    var requests: [ServedRequest] { state.withLock(\.requests) }

    /// Notes a request and gives its number.
    func begin(_ request: DemoRequest) -> Int {
        state.withLock { state in
            state.underWay[request.host, default: 0] += 1
            let entry = ServedRequest(
                host: request.host,
                target: request.target,
                start: .now,
                concurrency: state.underWay[request.host, default: 1]
            )
            state.requests.append(entry)
            return state.requests.count - 1
        }
    }

    /// Notes that a request's answer is about to be sent.
    func answer(_ number: Int) {
        state.withLock { $0.leave(number, at: .now) }
    }

    /// Notes that requests have been answered, as far as they ever will be.
    func end(_ numbers: [Int]) {
        let now = Moment.now
        state.withLock { state in
            for number in numbers {
                state.requests[number].end = now
                if state.requests[number].answered == nil { state.leave(number, at: now) }
            }
        }
    }
}

import Ares
import Linux

/// One name's two questions, for its addresses of IPv4 and of IPv6, and what they come to.
struct NameLookup {
    let name: ArraySlice<UInt8>
    let startedAt: Moment
    private var replies: [AresRecordKind: AresReply] = [:]

    init(name: ArraySlice<UInt8>, startedAt: Moment) {
        self.name = name
        self.startedAt = startedAt
    }

    /// True when nothing more will come.
    var isComplete: Bool { replies.count == 2 }

    /// True when there is an address, so that the other family gets only a moment more.
    var hasAddresses: Bool { replies.values.contains { !$0.answer.addresses.isEmpty } }

    mutating func take(_ reply: AresReply, kind: AresRecordKind) {
        replies[kind] = reply
    }

    /// The addresses by what has come, IPv6 first.
    var addresses: [IPAddress] {
        [AresRecordKind.ipv6, .ipv4]
            .flatMap { replies[$0]?.answer.addresses ?? [] }
            .compactMap(IPAddress.init(bytes:))
    }

    /// Why there is no address, by what has come.
    ///
    /// That a name does not exist is true for both families; RFC 8020. A family that was not
    /// answered may still have addresses.
    var fault: ResolutionFault {
        let faults = Set(replies.values.map(\.fault))
        let order: [ResolutionFault] = [.noSuchName, .timedOut, .serverFailure]
        if let fault = order.first(where: faults.contains) { return fault }
        return isComplete ? .noAddress : .timedOut
    }

    /// For how many seconds the outcome may be remembered by its own word, nil where it says
    /// nothing.
    var lifetime: UInt32? {
        let answers = replies.values.map(\.answer)
        return hasAddresses
            ? answers.filter { !$0.addresses.isEmpty }.compactMap(\.lifetime).min()
            : answers.compactMap(\.emptyLifetime).min()
    }
}

extension AresReply {
    /// What the reply is where it holds no address.
    fileprivate var fault: ResolutionFault {
        switch code {
        case .ok, .noData: answer.responseCode == 0 ? .noAddress : .serverFailure
        case .noName, .badName: .noSuchName
        case .timedOut: .timedOut
        default: .serverFailure
        }
    }
}

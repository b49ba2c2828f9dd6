import Curl
import Linux

/// An address, and the way to it in libcurl's terms.
struct HostRoute {
    let address: IPAddress
    let route: CurlRoute

    init(_ address: IPAddress) {
        self.address = address
        route = CurlRoute(to: address.isIPv4 ? "\(address)" : "[\(address)]")
    }
}

/// The addresses of one name in the order in which they are tried, best first.
///
/// It is made once for an answer of the name servers and used by every request until the answer
/// expires. Lives on the loop.
final class HostAddresses {
    private(set) var routes: [HostRoute]
    /// True while connections to the first address come about.
    private(set) var isProven = false

    init(_ addresses: [IPAddress]) {
        routes = addresses.map(HostRoute.init)
    }

    /// Notes that a connection to an address came about: it is the first from now on, so that
    /// the host's kept connections are used again.
    func prove(_ address: IPAddress) {
        guard !isProven || routes.first?.address != address else { return }
        guard let place = routes.firstIndex(where: { $0.address == address }) else { return }
        routes.insert(routes.remove(at: place), at: 0)
        isProven = true
    }

    /// Notes that no connection to an address came about: it is the last from now on.
    func demote(_ address: IPAddress) {
        guard let place = routes.firstIndex(where: { $0.address == address }) else { return }
        if place == 0 { isProven = false }
        routes.append(routes.remove(at: place))
    }

    /// Takes over what was learnt from an earlier answer.
    func inherit(from earlier: HostAddresses) {
        guard earlier.isProven, let best = earlier.routes.first else { return }
        prove(best.address)
    }
}

extension [IPAddress] {
    /// At most so many of the addresses in the order in which they are tried.
    ///
    /// The families take turns, IPv6 first; RFC 8305, section 4. Without a way for IPv6, all of
    /// IPv4 come first.
    func inOrderOfTrying(limit: Int, hasRoute: (IPAddress) -> Bool) -> [IPAddress] {
        let (newer, older) = (filter { !$0.isIPv4 }, filter(\.isIPv4))
        guard let first = newer.first, !older.isEmpty else { return Array(prefix(limit)) }
        guard hasRoute(first) else { return Array((older + newer).prefix(limit)) }
        var ordered: [IPAddress] = []
        for place in 0..<Swift.max(newer.count, older.count) {
            if place < newer.count { ordered.append(newer[place]) }
            if place < older.count { ordered.append(older[place]) }
        }
        return Array(ordered.prefix(limit))
    }
}

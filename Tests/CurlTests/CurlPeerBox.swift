import Curl
import Synchronization

/// Refuses every address and remembers the last.
final class CurlPeerBox: Sendable {
    private let peer = Mutex<CurlPeer?>(nil)

    var last: CurlPeer? { peer.withLock { $0 } }

    func refuse(_ peer: CurlPeer) -> Bool {
        self.peer.withLock { $0 = peer }
        return false
    }
}

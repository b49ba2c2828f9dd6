@testable import Curl

/// Drives a multi handle without waiting: every socket is tried whenever it may be ready.
final class BusyDriver: CurlMultiDriver {
    private var watched: [Int32: (reading: Bool, writing: Bool)] = [:]

    func watch(_ socket: Int32, reading: Bool, writing: Bool) {
        watched[socket] = reading || writing ? (reading, writing) : nil
    }

    func opens(_ socket: Int32) {
        watched[socket] = nil
    }

    func closes(_ socket: Int32) {
        watched[socket] = nil
    }

    func wake(afterMilliseconds: Int?) {}

    /// True where libcurl still watches a socket.
    var watchesSomething: Bool { !watched.isEmpty }

    /// Runs one prepared transfer to its end.
    func run(_ transfer: CurlTransfer, on multi: CurlMulti) -> CurlCode {
        guard (try? multi.start(transfer)) != nil else { return .outOfMemory }
        while true {
            multi.turn()
            for (socket, interest) in watched {
                multi.turn(
                    socket,
                    readable: interest.reading,
                    writable: interest.writing,
                    failed: false
                )
            }
            if let (ended, code) = multi.nextEnded() {
                multi.remove(ended)
                return code
            }
        }
    }
}

import Linux
import Synchronization

/// One connection that plays its script.
final class HostileConnection: Sendable {
    private struct Play {
        var steps: ArraySlice<HostileWeb.Step>
        var input: [UInt8] = []
        var output: [UInt8] = []
        var sent = 0
        /// The piece of a drip that is next.
        var drop = 0
        var timer: TimerID?
    }

    private static let largestRequest = 1 << 20
    private let socket: FileDescriptor
    private let state: HostileState
    private let play: Mutex<Play>

    init(_ socket: consuming FileDescriptor, of state: HostileState) {
        self.socket = socket
        self.state = state
        play = Mutex(Play(steps: state.greeting[...]))
    }

    var number: Int32 { socket.rawValue }

    func open() {
        try? state.loop.watch(number, for: .readable) { [weak self] in self?.act(on: $0) }
        proceed()
    }

    func close() {
        state.loop.unwatch(number)
        if let timer = play.withLock({ $0.timer }) { state.loop.cancel(timer) }
        state.forget(number)
    }

    private func act(on readiness: Readiness) {
        guard readiness.isDisjoint(with: .failed) else { return close() }
        if readiness.contains(.readable) {
            var bytes: [UInt8] = []
            let count = (try? socket.read(into: &bytes, atMost: 65_536)) ?? 0
            guard count > 0 else { return close() }
            play.withLock { play in
                if play.input.count < Self.largestRequest { play.input += bytes }
            }
        }
        proceed()
    }

    /// Plays on as far as that goes without waiting.
    private func proceed() {
        while flush() {
            guard let step = play.withLock({ $0.steps.first }) else { return listen() }
            guard play(step) else { return }
        }
    }

    /// Plays a step.
    ///
    /// - Returns: True where the next one may follow at once.
    private func play(_ step: HostileWeb.Step) -> Bool {
        switch step {
        case .send(let bytes): return move { $0.output += bytes }
        case .flood(let bytes, let times): return flood(bytes, times)
        case .drip(let pieces, let wait): return drip(pieces, wait)
        case .wait(let time): return pause(time) { _ = $0.steps.popFirst() }
        case .hang: return false
        case .close, .reset: return end(step)
        case .listen:
            listen()
            return false
        case .vanish(let time):
            state.vanish(for: time)
            return false
        case .tell(let hear):
            hear()
            return move { _ in }
        }
    }

    private func move(_ change: (inout Play) -> Void) -> Bool {
        play.withLock { play in
            _ = play.steps.popFirst()
            change(&play)
        }
        return true
    }

    private func flood(_ bytes: [UInt8], _ times: Int?) -> Bool {
        play.withLock { play in
            // Many copies at once, so that sending them is what takes the time.
            let copies = min(max(1, 65_536 / max(1, bytes.count)), times ?? .max)
            for _ in 0..<copies { play.output += bytes }
            let left = times.map { $0 - copies }
            _ = play.steps.popFirst()
            if left != 0 { play.steps = [.flood(bytes, times: left)] + play.steps }
        }
        return true
    }

    private func drip(_ pieces: [[UInt8]], _ wait: Duration) -> Bool {
        pause(wait) { play in
            play.output += pieces[play.drop % pieces.count]
            play.drop += 1
        }
    }

    private func pause(
        _ time: Duration,
        then change: @escaping @Sendable (inout Play) -> Void
    )
        -> Bool
    {
        guard play.withLock({ $0.timer == nil }) else { return false }
        let timer = state.loop.schedule(at: .now + time) { [weak self] in
            guard let self else { return }
            play.withLock { play in
                play.timer = nil
                change(&play)
            }
            proceed()
        }
        play.withLock { $0.timer = timer }
        return false
    }

    private func end(_ step: HostileWeb.Step) -> Bool {
        if case .reset = step { socket.resetOnClose() } else { socket.endSending() }
        play.withLock { $0.steps = [.hang] }
        // The client's end is waited for, so that an orderly one is not turned into a reset.
        if case .reset = step { close() }
        return false
    }

    /// Takes the next request, when it is whole.
    private func listen() {
        let request = play.withLock { play -> String? in
            guard let end = Self.end(of: play.input) else { return nil }
            let head = String(decoding: play.input[..<end], as: UTF8.self)
            play.input.removeFirst(end)
            return head
        }
        guard let request else { return }
        let steps = state.steps(for: request)
        play.withLock { $0.steps = steps[...] }
        proceed()
    }

    private static func end(of input: [UInt8]) -> Int? {
        let end = Array("\r\n\r\n".utf8)
        guard input.count >= 4 else { return nil }
        return (0...(input.count - 4)).first { input[$0..<$0 + 4].elementsEqual(end) }
            .map { $0 + 4 }
    }

    /// Sends what is to be sent.
    ///
    /// - Returns: True where all of it has gone.
    private func flush() -> Bool {
        do throws(Errno) {
            try play.withLock { play throws(Errno) in
                while play.sent < play.output.count {
                    play.sent += try socket.send(play.output, from: play.sent)
                }
                (play.output, play.sent) = ([], 0)
            }
            try? state.loop.rewatch(number, for: .readable)
            return true
        } catch .wouldBlock {
            try? state.loop.rewatch(number, for: [.readable, .writable])
            return false
        } catch {
            close()
            return false
        }
    }
}

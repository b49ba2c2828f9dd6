import Testing

@testable import Linux

struct SignalStreamTests {
    @Test func `signals arrive as values, and the process lives on`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            let loop = try EventLoop()
            let stream = try SignalStream(of: [.terminate, .hangUp], on: loop)
            let received = loop.run {
                SignalStreamTests.raise(.hangUp)
                var signals = stream.signals.makeAsyncIterator()
                return await signals.next()
            }
            SignalStreamTests.exit(received == .some(.hangUp) ? 7 : 1)
        }
    }

    @Test func `the default action ends the process as whoever sent the signal expects`() async {
        await #expect(processExitsWith: .signal(15)) {
            let loop = try EventLoop()
            _ = try SignalStream(of: [.terminate], on: loop)
            Signal.terminate.endProcess()
        }
    }
}

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

    @Test func `a signal that is disregarded ends the process`() async {
        await #expect(processExitsWith: .signal(15)) {
            let loop = try EventLoop()
            let stream = try SignalStream(of: [.terminate], on: loop)
            _ = loop.run {
                stream.disregard()
                SignalStreamTests.raise(.terminate)
            }
        }
    }

    @Test func `a signal that is heeded again arrives as a value`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            let loop = try EventLoop()
            let stream = try SignalStream(of: [.terminate], on: loop)
            let received = loop.run {
                stream.disregard()
                stream.heed()
                SignalStreamTests.raise(.terminate)
                var signals = stream.signals.makeAsyncIterator()
                return await signals.next()
            }
            SignalStreamTests.exit(received == .some(.terminate) ? 7 : 1)
        }
    }
}

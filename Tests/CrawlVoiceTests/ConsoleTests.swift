import Linux
import Synchronization
import Testing

@testable import CrawlVoice

struct ConsoleTests {
    /// What was written to each stream, in order, by which thread.
    private final class Paper: Sendable {
        private let state = Mutex<[(stream: StandardStream, text: String)]>([])

        var streams: Console.Streams {
            Console.Streams(
                write: { (stream, bytes) throws(Errno) in
                    let text = String(decoding: bytes, as: UTF8.self)
                    self.state.withLock { $0.append((stream, text)) }
                },
                width: { 30 }
            )
        }

        func text(of stream: StandardStream) -> String {
            state.withLock { $0.filter { $0.stream == stream }.map(\.text).joined() }
        }

        var all: [String] { state.withLock { $0.map(\.text) } }
    }

    @Test func `messages come out whole and in order`() async throws {
        let paper = Paper()
        let thread = try ThreadExecutor(name: "log")
        let console = Console(on: thread, showsProgress: false, streams: paper.streams)
        for number in 0..<2_000 { console.say("line \(number)") }
        console.show(ProgressReading())
        await console.finish()
        thread.stop()
        let expected = (0..<2_000).map { "line \($0)\n" }.joined()
        #expect(paper.text(of: .error) == expected)
        #expect(paper.text(of: .output).isEmpty)
    }

    @Test func `a message without a listener's help reaches the thread`() async throws {
        let thread = try ThreadExecutor(name: "log")
        let said = await withCheckedContinuation { continuation in
            let streams = Console.Streams(
                write: { (_, bytes) throws(Errno) in continuation.resume(returning: bytes) },
                width: { 80 }
            )
            Console(on: thread, showsProgress: false, streams: streams).say("a\u{1B}\nb")
        }
        thread.stop()
        #expect(said == Array("a\\x1B\\x0Ab\n".utf8))
    }

    @Test func `messages stand above the progress, which goes in the end`() async throws {
        let paper = Paper()
        let thread = try ThreadExecutor(name: "log")
        let console = Console(on: thread, showsProgress: true, streams: paper.streams)
        try await draw(5, on: console)
        console.say("above")
        try await console.put(Array("data\n".utf8))
        await console.finish()
        console.say("after")
        await console.finish()
        thread.stop()
        let line = "\r5 pages  0/s  queue 0\u{1B}[K"
        let erasure = ProgressLine.erasure
        #expect(paper.text(of: .error).hasSuffix(line + erasure + "after\n"))
        #expect(paper.all.contains { $0.hasSuffix(erasure + "above\n" + line) })
        let data = paper.all.firstIndex(of: "data\n")
        #expect(data.map { paper.all[($0 - 1)...($0 + 1)] } == [erasure, "data\n", line])
    }

    /// Shows progress and waits until it was seen.
    private func draw(_ pages: Int, on console: Console) async throws {
        console.show(ProgressReading(pages: pages))
        try await console.put([])
    }

    @Test func `a full device and a closed pipe stop nobody but data`() async throws {
        let calls = Atomic<Int>(0)
        let streams = Console.Streams(
            write: { (_, bytes) throws(Errno) in
                calls.add(1, ordering: .relaxed)
                let device = try FileDescriptor.open("/dev/full", for: .readingAndWriting)
                try device.writeAll(bytes)
            },
            width: { 80 }
        )
        let thread = try ThreadExecutor(name: "log")
        let console = Console(on: thread, showsProgress: true, streams: streams)
        for _ in 0..<100 {
            console.say("unheard")
            console.show(ProgressReading())
        }
        await console.finish()
        await #expect(throws: Errno.self) { try await console.put([65]) }
        thread.stop()
        #expect(calls.load(ordering: .relaxed) >= 2)
    }

    @Test func `a terminal that stands still holds up nobody`() async throws {
        let paper = Paper()
        let thread = try ThreadExecutor(name: "log")
        let gate = Mutex(())
        let streams = Console.Streams(
            write: { (stream, bytes) throws(Errno) in
                gate.withLock { _ in }
                try paper.streams.write(stream, bytes)
            },
            width: { 80 }
        )
        let console = Console(on: thread, showsProgress: false, streams: streams)
        gate.withLock { _ in
            for number in 0..<(3 * Mailbox.capacity) { console.say("\(number)") }
        }
        await console.finish()
        thread.stop()
        let lines = paper.text(of: .error).split(separator: "\n")
        let numbers = lines.compactMap { Int($0) }
        let lost = lines.filter { $0.hasSuffix(" lost here") }.compactMap { line in
            Int(line.filter(\.isNumber))
        }
        #expect(numbers == numbers.sorted())
        #expect(numbers.first == 0)
        #expect(lost.reduce(numbers.count, +) == 3 * Mailbox.capacity)
        #expect(!lost.isEmpty)
    }
}

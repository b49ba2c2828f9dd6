import CrawlArguments
import CrawlModel
import CrawlVoice
import Linux

/// Data for programs on the standard output, in pieces of some size; on a terminal whatever could
/// steer it is escaped.
struct DataStream {
    private static let pieceCount = 65_536
    private let isTerminal = StandardStream.output.isTerminal
    private var piece: [UInt8] = []
    /// Why nothing more can be written.
    private(set) var fault: Errno?

    /// Takes bytes.
    ///
    /// - Returns: False where nobody reads any more.
    mutating func write(_ bytes: [UInt8]) -> Bool {
        piece += isTerminal ? Self.escaped(bytes) : bytes
        if piece.count >= Self.pieceCount { flush() }
        return fault == nil
    }

    /// Writes what is left.
    mutating func flush() {
        guard fault == nil, !piece.isEmpty else { return }
        do throws(Errno) {
            try StandardStream.output.write(piece)
        } catch {
            fault = error
        }
        piece.removeAll(keepingCapacity: true)
    }

    /// Lines and tabs stay what they are.
    private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let escaped = lines.map { line in
            line.split(separator: 0x09, omittingEmptySubsequences: false)
                .map { Quotation.printable(String(decoding: $0, as: UTF8.self)) }
                .joined(separator: "\t")
        }
        return Array(escaped.joined(separator: "\n").utf8)
    }
}

extension Errand {
    /// The status of data that were written as far as somebody took them.
    func status(of fault: Errno?) -> ExitStatus {
        fault.map { ExitStatus(writing: $0) { console.say($0, .error) } } ?? .ok
    }
}

extension ExitStatus {
    /// The status of data that could not all be written, and why for people.
    init(writing fault: Errno, _ complain: (String) -> Void) {
        // Who stops reading has had enough; other programs end so, too.
        guard fault != .brokenPipe else {
            self = .signal(Signal.brokenPipe.number)
            return
        }
        complain("crawl: cannot write the standard output: \(fault)")
        self = .storage
    }
}

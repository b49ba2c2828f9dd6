import CrawlTestSupport
import Linux

/// What a transfer costs among thousands that are in flight at once, beside one among a thousand.
///
/// nginx answers after a second. It has one processor, each client the other, and each client is a
/// process of its own, so that none inherits another's memory.
struct FlightBenchmark {
    private let numbers: [Int]

    init(words: [String]) {
        numbers = words.compactMap { Int($0) }
    }

    func run() throws {
        guard numbers.count == 3 else { return try compare(most: numbers.first ?? 10_000) }
        let flight = Flight(port: UInt16(numbers[0]), count: numbers[1], hosts: numbers[2])
        print(try flight.measure().words)
    }

    private func compare(most: Int) throws {
        let directory = try GeneratedSite(pages: 0, bytes: 0).write()
        let server = try NginxServer(thinkingFor: 1, directory: directory, processor: 1)
        let most = min(most, try ResourceLimits.raiseOpenFiles() - 500)
        let usual = try figure(of: 1_000, to: 1_000, on: server, in: directory)
        let many = try figure(of: most, to: most, on: server, in: directory)
        let narrow = try figure(of: 2_000, to: 1, on: server, in: directory)
        print("1000 to as many hosts    \(usual)")
        print("\(most) to as many hosts   \(many), \(many.ratio(to: usual)) of the CPU")
        print("2000 to one host         \(narrow), \(narrow.ratio(to: usual)) of the CPU")
    }

    private func figure(
        of count: Int,
        to hosts: Int,
        on server: NginxServer,
        in directory: String
    ) throws -> FlightFigure {
        let path = "\(directory)/figure"
        let words = ["\(server.port)", "\(count)", "\(hosts)"]
        let child = try ChildProcess(["/proc/self/exe", "flight"] + words, output: path)
        precondition(child.wait() == 0, "A flight ends well.")
        let text = try FileDescriptor.open(path, for: .reading).readAll(limit: 4_096)
        return FlightFigure(words: String(decoding: text, as: UTF8.self))
    }
}

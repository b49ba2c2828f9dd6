import CrawlTestSupport
import Linux

/// What a transfer costs among thousands that are in flight at once, beside one among a thousand.
///
/// nginx answers after a second. It has one processor, each client the other, and each client is a
/// process of its own, so that none inherits another's memory.
struct FlightBenchmark {
    private let words: BenchmarkWords

    /// - Parameter words: How many transfers at most; or a port, how many, and to how many hosts,
    ///   where a process of its own flies.
    init(words: [String]) {
        self.words = BenchmarkWords(words)
    }

    func run() throws {
        let numbers = words.plain.compactMap { Int($0) }
        guard numbers.count == 3 else {
            return try TemporaryDirectory.with(below: "/dev/shm") { directory in
                try compare(most: numbers.first ?? 10_000, in: directory)
            }
        }
        let flight = Flight(port: UInt16(numbers[0]), count: numbers[1], hosts: numbers[2])
        print(try flight.measure().words)
    }

    private func compare(most: Int, in directory: String) throws {
        let server = try NginxServer(thinkingFor: .seconds(1), directory: directory, processor: 1)
        let most = min(most, try ResourceLimits.raiseOpenFiles() - 500)
        var table = FigureTable("transfers in flight, a second each", FlightFigure.columns)
        let usual = try figure(of: 1_000, to: 1_000, on: server, in: directory)
        table.add("1000 to as many hosts", usual.numbers(besides: usual))
        let many = try figure(of: most, to: most, on: server, in: directory)
        table.add("\(most) to as many hosts", many.numbers(besides: usual))
        let narrow = try figure(of: 2_000, to: 1, on: server, in: directory)
        table.add("2000 to one host", narrow.numbers(besides: usual))
        table.print(asJSON: words.isJSON)
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

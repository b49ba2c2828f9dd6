import Linux

/// What a flight has cost.
struct FlightFigure {
    var failures = 0
    /// Processor time of the loop's thread for one page, in nanoseconds.
    var pageNanoseconds = 0
    /// Bytes of real memory for one transfer in flight.
    var transferBytes = 0
    /// From the first departure to the last answer, in milliseconds.
    var milliseconds = 0
    /// The lag of the loop that 99 of 100 waits did not exceed, and the longest, in microseconds.
    var lag = (usual: 0, longest: 0)

    /// The figure as one process tells it to another.
    var words: String {
        "\(failures) \(pageNanoseconds) \(transferBytes) \(milliseconds) "
            + "\(lag.usual) \(lag.longest)"
    }

    static let columns: [FigureTable.Column] = [
        .init(key: "failures", head: "failures"),
        .init(key: "processor_microseconds_per_page", head: "µs CPU/page"),
        .init(key: "processor_ratio", head: "ratio", digits: 2),
        .init(key: "kilobytes_per_transfer", head: "KB/transfer"),
        .init(key: "milliseconds", head: "ms"),
        .init(key: "lag_p99_microseconds", head: "lag p99 µs"),
        .init(key: "lag_maximum_microseconds", head: "lag max µs"),
    ]

    /// A number for each column; the ratio is that of the processor time.
    func numbers(besides usual: FlightFigure) -> [Double?] {
        [
            Double(failures), Double(pageNanoseconds) / 1e3,
            Double(pageNanoseconds) / Double(usual.pageNanoseconds),
            Double(transferBytes) / 1_024, Double(milliseconds), Double(lag.usual),
            Double(lag.longest),
        ]
    }
}

extension FlightFigure {
    /// Reads what another process told.
    init(words: String) {
        let numbers = words.split { $0 == " " || $0 == "\n" }.compactMap { Int($0) }
        precondition(numbers.count == 6, "A figure has six numbers.")
        failures = numbers[0]
        pageNanoseconds = numbers[1]
        transferBytes = numbers[2]
        milliseconds = numbers[3]
        lag = (numbers[4], numbers[5])
    }
}

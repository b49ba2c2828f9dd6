import Linux

/// What a flight has cost.
struct FlightFigure: CustomStringConvertible {
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

    var description: String {
        "\(failures) failures, \(pageNanoseconds / 1_000) µs CPU a page, "
            + "\(transferBytes / 1_024) KB a transfer, \(milliseconds) ms, "
            + "lag p99 \(lag.usual) µs, max \(lag.longest) µs"
    }

    /// How the processor time compares with another's, to two places.
    func ratio(to other: FlightFigure) -> Double {
        let ratio = Double(pageNanoseconds) / Double(other.pageNanoseconds)
        return (ratio * 100).rounded() / 100
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

/// What one pass over the pages makes, as a line for people or for programs.
struct ParseFigure: CustomStringConvertible {
    let pass: ParsePass
    /// The last of the runs; all find the same.
    let last: ParsePass.Result
    let bytesPerSecond: Double
    /// The speed as a part of the yardstick's.
    let ratio: Double
    let pages: Int

    private var allocationsPerPage: Double { Double(last.allocations) / Double(pages) }

    var description: String {
        let speed = "\((bytesPerSecond / 1e6).rounded(to: 0)) MB/s"
        let heap =
            "\(allocationsPerPage.rounded(to: 2)) allocations a page, at most \(last.mostOfOnePage)"
        return [
            pass.rawValue.padded(to: 8), speed.padded(to: 13), "ratio \(ratio.rounded(to: 3))",
            "\(last.count) found", heap,
        ].joined(separator: "  ")
    }

    /// A member of an object of JSON.
    var json: String {
        """
        "\(pass.rawValue)":{"bytes_per_second":\(bytesPerSecond.rounded()),\
        "ratio":\(ratio.rounded(to: 4)),"found":\(last.count),"pages":\(pages),\
        "allocations_per_page":\(allocationsPerPage.rounded(to: 4)),\
        "most_allocations_of_one_page":\(last.mostOfOnePage)}
        """
    }

    /// What is worse than the threshold that is kept beside the benchmark.
    var excesses: [String] {
        guard let threshold = ParseThreshold.of(pass) else { return [] }
        var excesses: [String] = []
        if ratio < threshold.leastRatio {
            excesses.append(
                "\(pass.rawValue) make \(ratio.rounded(to: 3)), not \(threshold.leastRatio)"
            )
        }
        if last.mostOfOnePage > threshold.mostAllocationsOfOnePage {
            excesses.append("\(pass.rawValue) take \(last.mostOfOnePage) allocations for a page")
        }
        return excesses
    }
}

extension Double {
    /// The number with so many digits behind the point.
    func rounded(to digits: Int) -> Double {
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}

extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(width - count, 0))
    }
}

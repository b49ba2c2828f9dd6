import CrawlFuzzing
import Linux

/// Hands inputs to the target that the environment names.
enum FuzzingEntry {
    static let target = chosenTarget()

    private static func chosenTarget() -> any FuzzTarget {
        let name = ProcessEnvironment.value(of: "CRAWL_FUZZING") ?? ""
        guard let target = FuzzTargets.target(named: name) else {
            let names = FuzzTargets.all.map { $0.name }.joined(separator: " ")
            print("CRAWL_FUZZING is to be one of: \(names)")
            ProcessEnvironment.end(2)
        }
        return target
    }
}

/// Reads one input, as libFuzzer asks; a broken law ends the process.
@c(LLVMFuzzerTestOneInput)
func testOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    do {
        try FuzzingEntry.target.check(input)
    } catch {
        preconditionFailure("\(error)")
    }
    SlowInputs.note(input)
    return 0
}

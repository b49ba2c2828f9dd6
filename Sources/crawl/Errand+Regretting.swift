import CrawlArguments
import CrawlFormat
import CrawlModel
import CrawlReport
import CrawlStore
import CrawlVoice

extension Errand {
    /// So many seeds are told one by one; the file knows of all.
    private static let toldSeeds = 3

    /// Says of the first seeds without a page why.
    func regret(_ seeds: SeedTally, _ remark: SchemeRemark, in file: String) async {
        guard let faults = try? await Self.faults(in: file) else { return }
        for fault in faults {
            console.say(Self.line(fault) + remark.hint(for: fault), .error)
        }
        let rest = seeds.count - seeds.answeredCount - faults.count
        guard rest > 0 else { return }
        let more = Figure.count(rest, "more seed")
        console.say("crawl: \(more) gave no page: the views errors and skips say why", .error)
    }

    @concurrent
    private static func faults(in file: String) async throws(StoreError) -> [SeedFault] {
        try StoreReader.open(file).seedFaults(limit: toldSeeds)
    }

    private static func line(_ fault: SeedFault) -> String {
        let place = fault.end == fault.seed ? "" : " \(Quotation.printable(fault.end)):"
        let answer = fault.status.map { ", status \($0)" } ?? ""
        let cause = fault.detail.map { ": \(Quotation.printable($0))" } ?? ""
        return "crawl: \(Quotation.printable(fault.seed)) gave no page:"
            + "\(place) \(Quotation.printable(fault.reason))\(answer)\(cause)"
    }
}

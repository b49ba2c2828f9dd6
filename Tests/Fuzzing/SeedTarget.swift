import CrawlModel
import CrawlSeeds
import URLStandard

/// A list of seeds.
struct SeedTarget: FuzzTarget {
    static let name = "seeds"

    func read(_ input: [UInt8]) -> Int {
        (try? SeedListParser.seeds(in: input, named: "list"))?.count ?? 0
    }

    func check(_ input: [UInt8]) throws(BrokenLaw) {
        do {
            let seeds = try SeedListParser.seeds(in: input, named: "list")
            try expect(!seeds.isEmpty, "a list that is no fault names a seed")
            try expect(Set(seeds.map(\.url)).count == seeds.count, "a seed is named once")
            for seed in seeds {
                try expect(seed.url.isHTTP, "a seed can be requested: \(seed.url)")
            }
        } catch let law as BrokenLaw {
            throw law
        } catch {
            let text = "\(error)"
            try expect(!text.isEmpty, "a fault has a sentence")
            try expect(!text.utf8.contains { $0 < 0x20 && $0 != 0x0A }, "a fault is safe to print")
        }
    }
}

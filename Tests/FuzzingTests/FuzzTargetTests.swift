import CrawlTestSupport
import Linux
import Testing

@testable import CrawlFuzzing

struct FuzzTargetTests {
    private static let seeds =
        "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Fuzzing/Seeds/"

    private static let names = FuzzTargets.all.map { $0.name }

    @Test func `every target has a name of its own, by which it is found`() {
        #expect(Set(Self.names).count == Self.names.count)
        for name in Self.names { #expect(FuzzTargets.target(named: name) != nil) }
        #expect(FuzzTargets.target(named: "") == nil)
    }

    @Test func `every directory of seeds belongs to a target`() {
        #expect(Directory.names(in: Self.seeds) == Self.names.sorted())
    }

    @Test(.tags(.law), arguments: names)
    func `seeds, their beginnings and seeds with a byte changed keep the laws`(
        name: String
    ) throws {
        let target = try #require(FuzzTargets.target(named: name))
        let seeds = try Self.inputs(of: name)
        #expect(seeds.count >= 3)
        for (file, input) in seeds {
            try check(target, input, file)
            let step = max(1, input.count / 64)
            for place in stride(from: 0, to: input.count, by: step) {
                try check(target, Array(input[..<place]), "\(file) up to \(place)")
                var changed = input
                changed[place] = changed[place] &* 31 &+ UInt8(truncatingIfNeeded: place)
                try check(target, changed, "\(file) changed at \(place)")
            }
        }
    }

    @Test(arguments: names)
    func `something comes of a seed`(name: String) throws {
        let target = try #require(FuzzTargets.target(named: name))
        let results = try Self.inputs(of: name).map { target.read($0.input) }
        #expect(results.contains { $0 != 0 })
    }

    private func check(_ target: any FuzzTarget, _ input: [UInt8], _ what: String) throws {
        #expect(throws: Never.self, "\(what)") { try target.check(input) }
    }

    private static func inputs(of name: String) throws -> [(file: String, input: [UInt8])] {
        try Directory.names(in: seeds + name).map { file in
            let path = "\(seeds)\(name)/\(file)"
            return (file, try FileDescriptor.open(path, for: .reading).readAll(limit: 1 << 20))
        }
    }
}

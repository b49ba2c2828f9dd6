import CrawlSeen
import CrawlTestSupport
import Testing

struct HostIndexTests {
    @Test func `there are more numbers for hosts than for URLs, which end a crawl in order`() {
        #expect(SeenSet.capacity < HostIndex.capacity)
    }

    @Test func `each name has its number, and what is not there has none`() {
        var index = HostIndex()
        var generator = SeededGenerator(seed: 5)
        var model: [[UInt8]: Int32] = [:]
        for _ in 0..<5_000 {
            let name = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                UInt8.random(in: 0x61...0x64, using: &generator)
            }
            #expect(index.find(name[...]) == model[name])
            guard model[name] == nil else { continue }
            model[name] = index.add(name[...])
            #expect(model[name] == Int32(model.count))
        }
        #expect(index.count == model.count)
        for (name, host) in model {
            #expect(index.find(([0] + name + [0]).dropFirst().dropLast()) == host)
            #expect(index.name(of: host) == String(decoding: name, as: UTF8.self))
        }
    }
}

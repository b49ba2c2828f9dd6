import Compression
import CrawlTestSupport
import Testing

@testable import CrawlPacking

struct DictionaryMakerTests {
    private func samples(_ text: (Int) -> String) -> [DictionaryMaker.Sample] {
        var dice = SeededGenerator(seed: 1)
        return (0..<DictionaryMaker.sampleCount).map { number in
            let digest = (0..<32).map { _ in UInt8.random(in: 0...255, using: &dice) }
            return DictionaryMaker.Sample(digest: digest, bytes: Array(text(number).utf8))
        }
    }

    private let menu = (0..<400).map { "<a href=/\($0 * 7_919)>\($0 * 104_729)</a>" }.joined()

    @Test func `pages with a menu in common get a dictionary, in whatever order they came`() throws
    {
        let samples = samples { "\(menu)<h1>\($0)</h1>" }
        let made = try #require(DictionaryMaker.make(of: samples))
        #expect(DictionaryMaker.make(of: samples.reversed())?.bytes == made.bytes)
    }

    @Test func `pages with nothing in common get none`() {
        var dice = SeededGenerator(seed: 2)
        let samples = samples { _ in
            (0..<200).map { _ in String(UInt64.random(in: 0...(.max), using: &dice)) }.joined()
        }
        #expect(DictionaryMaker.make(of: samples) == nil)
    }

    @Test func `so many bodies are taken and no more, none where there is a dictionary`() throws {
        var maker = DictionaryMaker(nil)
        for count in 1...DictionaryMaker.sampleCount + 9 {
            let isWanted = count <= DictionaryMaker.sampleCount
            #expect(maker.isCollecting == isWanted)
            let all = maker.take([1, 2, 3], digest: [UInt8(count & 255)])
            #expect(all?.count == (count == DictionaryMaker.sampleCount ? count : nil))
        }
        let made = try #require(DictionaryMaker.make(of: samples { "\(menu)\($0)" }))
        #expect(!DictionaryMaker(made).isCollecting)
        maker.use(made)
        #expect(maker.dictionary == made)
    }
}

import Compression
import CrawlTestSupport
import SQLite
import Testing

@testable import CrawlFormat

struct BodyUnpackerTests {
    private let body = [UInt8](repeating: 7, count: 10_000)

    @Test func `a body comes back as it was, and a wrong count or codec is told`() throws {
        var compressor = try ZstdCompressor()
        let packed = try compressor.compress(body)
        var unpacker = BodyUnpacker(.none)
        func unpack(_ codec: Int64, _ data: [UInt8], count: Int64 = 10_000) -> [UInt8]? {
            unpacker.unpack(BodyRow(codec: codec, count: count, data: data))
        }
        for _ in 0..<2 {
            #expect(unpack(1, packed) == body)
            #expect(unpack(0, body) == body)
            #expect(unpack(1, packed, count: 9_999) == nil)
            #expect(unpack(0, body, count: 9_999) == nil)
            #expect(unpack(1, Array(packed.dropLast())) == nil)
            #expect(unpack(1, packed, count: .max) == nil)
            #expect(unpack(1, packed, count: -1) == nil)
            #expect(unpack(9, packed) == nil)
        }
    }

    @Test func `a body that has a dictionary is unpacked with that one alone`() throws {
        try TemporaryDirectory.with { directory in
            let connection = try SQLiteConnection(opening: directory + "/a", for: .creating)
            try connection.execute(
                "CREATE TABLE dict(dict_id INTEGER PRIMARY KEY, trained_at INTEGER, data BLOB)"
            )
            #expect(try BodyDictionaries(on: connection).newest == nil)
            let texts = (0..<200).map { number in
                Array((0..<300).map { "\($0 * 7_919) " }.joined().utf8) + Array("\(number)".utf8)
            }
            let dictionary = try #require(ZstdDictionary.training(on: texts))
            let number = Int64(dictionary.number)
            let insertion = try connection.prepare("INSERT INTO dict VALUES(?,?,?)")
            try insertion.run(number, 5, dictionary.bytes)
            try insertion.run(1, 9, [UInt8](repeating: 1, count: 9))
            let dictionaries = try BodyDictionaries(on: connection)
            #expect(dictionaries.newest?.number == dictionary.number)
            var compressor = try ZstdCompressor()
            let packed = try compressor.compress(texts[0], with: dictionary)
            var unpacker = BodyUnpacker(dictionaries)
            let count = Int64(texts[0].count)
            for (codec, named) in [(2, number), (2, 1), (2, nil), (1, number), (1, nil)] {
                let row = BodyRow(
                    codec: Int64(codec),
                    dictionary: named,
                    count: count,
                    data: packed
                )
                let isRight = codec == 2 && named == number
                #expect(unpacker.unpack(row) == (isRight ? texts[0] : nil))
            }
        }
    }
}

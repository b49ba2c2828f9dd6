import Compression

/// Makes the dictionary of a crawl out of the first of its bodies, if packing gains by it.
struct DictionaryMaker {
    /// A body's beginning, and its digest.
    struct Sample {
        let digest: [UInt8]
        let bytes: [UInt8]
    }

    /// So many bodies tell what the rest have in common.
    static let sampleCount = 256
    /// So much of each is packed to see what a dictionary is worth.
    private static let sampleLength = 32 << 10
    /// So much of each is learned from; four times as much takes four times as long, and gains 1 %.
    private static let lessonLength = 8 << 10
    /// One of so many samples shows what a dictionary is worth that is made of the others.
    private static let judgeInterval = 8

    /// Nil once no more are wanted.
    private var samples: [Sample]? = []
    /// The one to pack with.
    private(set) var dictionary: ZstdDictionary?

    /// Goes on with a dictionary that is there already.
    init(_ dictionary: ZstdDictionary?) {
        self.dictionary = dictionary
        if dictionary != nil { samples = nil }
    }

    /// True while bodies are wanted.
    var isCollecting: Bool { samples != nil }

    /// Takes the beginning of a body in.
    ///
    /// - Returns: All samples, once, when they are enough.
    mutating func take(_ body: [UInt8], digest: [UInt8]) -> [Sample]? {
        guard samples != nil else { return nil }
        samples?.append(Sample(digest: digest, bytes: Array(body.prefix(Self.sampleLength))))
        guard let all = samples, all.count >= Self.sampleCount else { return nil }
        samples = nil
        return all
    }

    /// Packs with a dictionary from here on, nil for none.
    mutating func use(_ made: ZstdDictionary?) {
        dictionary = made
    }

    /// Makes the dictionary; the same samples give the same one, in whatever order they came.
    ///
    /// - Returns: Nil where it would not make an eighth of what is packed superfluous: to find less
    ///   costs more than it saves.
    static func make(of samples: [Sample]) -> ZstdDictionary? {
        let sorted = samples.sorted { $0.digest.lexicographicallyPrecedes($1.digest) }
        let numbered = sorted.enumerated()
        let lessons = numbered.filter { $0.offset % judgeInterval != 0 }
            .map { Array($0.element.bytes.prefix(lessonLength)) }
        let judges = numbered.filter { $0.offset % judgeInterval == 0 }.map(\.element.bytes)
        guard let made = ZstdDictionary.training(on: lessons),
            let without = try? packedCount(of: judges, with: nil),
            let with = try? packedCount(of: judges, with: made)
        else { return nil }
        return with * 8 <= without * 7 ? made : nil
    }

    private static func packedCount(
        of texts: [[UInt8]],
        with dictionary: ZstdDictionary?
    ) throws(CompressionError) -> Int {
        var compressor = try ZstdCompressor()
        var count = 0
        for text in texts { count += try compressor.compress(text, with: dictionary).count }
        return count
    }
}

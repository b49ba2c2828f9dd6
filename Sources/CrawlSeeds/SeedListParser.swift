package import CrawlModel

/// Reads a seed list: one address a line, perhaps with options that hold for it alone.
///
/// Blank lines mean nothing, nor does what follows a `#` that begins a line or stands after white
/// space. Any line end and a UTF-8 byte order mark are understood; of URLs with one key the first
/// counts.
package struct SeedListParser {
    private let name: String
    private var known: Set<URLKey> = []
    private var seeds: [Seed] = []
    private var faults: [SeedLineFault] = []
    private var faultCount = 0

    private init(name: String) {
        self.name = name
    }

    /// The seeds of a list in order, each URL once.
    ///
    /// - Parameters:
    ///   - bytes: The list, UTF-8 or not.
    ///   - name: What messages call the list, usually a file's name.
    ///   - report: Is told of all lines that name no URL, which are passed over then; nil where
    ///     they are an error.
    /// - Returns: At least one seed.
    /// - Throws: All lines that name no URL, or that there is none at all.
    /// - Complexity: O(n) in the bytes.
    package static func seeds(
        in bytes: [UInt8],
        named name: String,
        passingOver report: ((SeedError) -> Void)? = nil
    ) throws(SeedError) -> [Seed] {
        var parser = SeedListParser(name: name)
        parser.readLines(of: bytes)
        if parser.faultCount > 0 {
            let error = SeedError.malformed(name, first: parser.faults, count: parser.faultCount)
            guard let report else { throw error }
            report(error)
        }
        guard !parser.seeds.isEmpty else { throw .empty(name) }
        return parser.seeds
    }

    private mutating func readLines(of bytes: [UInt8]) {
        var rest = bytes[...]
        known.reserveCapacity(rest.count { $0 == 0x0A })
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        var number = 0
        while !rest.isEmpty {
            number += 1
            let line = rest.prefix { $0 != 0x0A && $0 != 0x0D }
            let end = rest[line.endIndex...]
            rest = end.dropFirst(end.starts(with: [0x0D, 0x0A]) ? 2 : 1)
            let address = line.address
            if !address.isEmpty { read(address, line: number) }
        }
    }

    private mutating func read(_ address: ArraySlice<UInt8>, line: Int) {
        do throws(SeedFault) {
            let seed = try seed(on: address, line: line)
            guard known.insert(URLKey(of: seed.url)).inserted else { return }
            seeds.append(seed)
        } catch {
            faultCount += 1
            guard faults.count < 10 else { return }
            faults.append(SeedLineFault(line: line, text: EscapedText(address), fault: error))
        }
    }

    private func seed(on text: ArraySlice<UInt8>, line: Int) throws(SeedFault) -> Seed {
        let origin = "\(name):\(line)"
        let words = text.split(whereSeparator: \.isBlank)
        guard words.count > 1, let option = SeedRuleReader.firstOption(of: words) else {
            return try Seed(parsing: text, origin: origin)
        }
        let address = text[..<words[option - 1].endIndex]
        var seed = try Seed(parsing: address, origin: origin)
        seed.rule = try SeedRuleReader.rule(of: words[option...])
        return seed
    }
}

extension ArraySlice<UInt8> {
    /// A line without its comment and without white space around it.
    fileprivate var address: ArraySlice<UInt8> {
        var end = startIndex
        var isAfterBlank = true
        for index in indices {
            if isAfterBlank, self[index] == UInt8(ascii: "#") { break }
            isAfterBlank = self[index].isBlank
            if !isAfterBlank { end = index + 1 }
        }
        return self[..<end].drop(while: \.isBlank)
    }
}

extension UInt8 {
    /// True for white space and the other control characters that no address begins or ends with.
    fileprivate var isBlank: Bool { self <= 0x20 }
}

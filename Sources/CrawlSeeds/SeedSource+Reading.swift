package import CrawlModel
import Linux

extension SeedSource {
    /// The largest list that is read: some ten million URLs.
    private static let sizeLimit = 1 << 30

    /// Reads all sources in order; blocks, so it belongs on an executor.
    ///
    /// - Parameters:
    ///   - sources: As the user named them.
    ///   - report: Is told of bad lines, which are passed over then; nil where they are an error.
    /// - Returns: The seeds in order, each URL once, its first origin kept.
    /// - Throws: What is wrong with the first source that fails.
    package static func readAll(
        _ sources: [SeedSource],
        passingOver report: ((SeedError) -> Void)? = nil
    ) throws(SeedError) -> [Seed] {
        guard sources.count != 1 else { return try sources[0].read(passingOver: report) }
        var known: Set<URLKey> = []
        var seeds: [Seed] = []
        for source in sources {
            seeds += try source.read(passingOver: report).filter { seed in
                known.insert(URLKey(of: seed.url)).inserted
            }
        }
        return seeds
    }

    /// Reads the source; blocks, so it belongs on an executor.
    ///
    /// - Parameter report: Is told of bad lines, which are passed over then.
    /// - Returns: At least one seed.
    /// - Throws: Why there is none.
    package func read(
        passingOver report: ((SeedError) -> Void)? = nil
    ) throws(SeedError) -> [Seed] {
        switch self {
        case .seed(let seed): return [seed]
        case .standardInput:
            let bytes = try Self.contents("stdin") { () throws(Errno) in
                try FileDescriptor.standardInput().readAll(limit: Self.sizeLimit)
            }
            return try SeedListParser.seeds(in: bytes, named: "stdin", passingOver: report)
        case .list(let name): return try Self.readList(name, report)
        }
    }

    /// Reads the first of the places that is no directory.
    private static func readList(
        _ name: String,
        _ report: ((SeedError) -> Void)?
    ) throws(SeedError) -> [Seed] {
        let places = places(of: name)
        var directory: String?
        for path in places {
            do throws(SeedError) {
                let bytes = try contents(path) { () throws(Errno) in
                    try FileDescriptor.open(path, for: .reading).readAll(limit: sizeLimit)
                }
                return try SeedListParser.seeds(in: bytes, named: path, passingOver: report)
            } catch .unreadable(_, .noSuchFile) {
                continue
            } catch .unreadable(_, .isDirectory) {
                directory = directory ?? path
            }
        }
        throw directory.map { .directory($0) } ?? .missing(name, places: places)
    }

    /// A name without a slash is a list in `seeds`, then one with `.txt`, then any file here.
    static func places(of name: String) -> [String] {
        guard !name.isEmpty, !name.utf8.contains(UInt8(ascii: "/")) else { return [name] }
        return ["seeds/\(name)", "seeds/\(name).txt", name]
    }

    private static func contents(
        _ path: String,
        read: () throws(Errno) -> [UInt8]
    ) throws(SeedError) -> [UInt8] {
        do {
            return try read()
        } catch {
            throw .unreadable(path, error)
        }
    }
}

import CrawlArguments
import Linux

extension Arguments {
    /// The crawl's file: as named, or in `storage` by the name of the first seed.
    func output() throws(PlanError) -> String {
        if let file { return file }
        do throws(Errno) {
            if !reach.isRehearsal { try FileDescriptor.makeDirectory("storage") }
        } catch .fileExists {
            // Whether it can be used shows when the file is opened.
        } catch {
            throw .noDirectory("storage", error)
        }
        return "storage/\(self.seeds.first?.listName ?? "crawl").sqlite"
    }
}

extension Arguments.SeedWord {
    /// A name for the crawl's file: that of the list without its ending, or that of the host.
    fileprivate var listName: String {
        let name =
            switch self {
            case .named("-"): "stdin"
            case .named(let value) where !value.contains("://"): value.lastPart
            case .named(let value), .bare(let value): value.hostPart
            }
        let stem = name.hasSuffix(".txt") ? String(name.dropLast(4)) : name
        let isSafe = { (byte: UInt8) in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
                || "-._".utf8.contains(byte)
        }
        let safe = stem.utf8.map { isSafe($0) ? $0 : UInt8(ascii: "_") }
        return safe.first == UInt8(ascii: ".") ? "crawl" : String(decoding: safe, as: UTF8.self)
    }
}

extension String {
    /// What follows the last slash.
    fileprivate var lastPart: String {
        split(separator: "/").last.map(String.init) ?? self
    }

    /// The host of an address, with its port, whether it has a scheme or not.
    fileprivate var hostPart: String {
        let parts = split(separator: "/")
        let hasScheme = contains("://")
        return (hasScheme ? parts.dropFirst() : parts[...]).first.map(String.init) ?? self
    }
}

/// Which target stands on which floor, and what may be imported and said there.
enum FloorPlan {
    static let floors: [String: Int] = [
        "CLinux": 0, "CCurl": 0, "CAres": 0, "CSQLite": 0, "CZlib": 0, "CZstd": 0,
        "CBrotli": 0, "CPSL": 0, "CCrypto": 0,
        "URLStandard": 1, "HTMLStandard": 1, "EncodingStandard": 1, "RobotsStandard": 1,
        "MIMEStandard": 1, "CSSStandard": 1, "HTTPStandard": 1,
        "Linux": 1, "Curl": 1, "Ares": 1, "SQLite": 1, "Compression": 1, "DomainNames": 1,
        "Digests": 1,
        "ArchiveFormat": 2, "CrawlModel": 2, "CrawlFormat": 2, "CrawlSeen": 2, "CrawlScope": 2,
        "CrawlPoliteness": 2, "CrawlWaiting": 2,
        "CrawlSeeds": 3, "CrawlFrontier": 3, "CrawlFetch": 3, "CrawlParse": 3, "CrawlStore": 3,
        "CrawlSitemaps": 3, "CrawlRestraint": 3, "CrawlReport": 3, "CrawlTables": 3,
        "CrawlAudit": 3, "CrawlControl": 3, "CrawlRecall": 3, "CrawlPacking": 3, "CrawlDemo": 3,
        "CrawlArguments": 3, "CrawlContent": 3,
        "CrawlDispatch": 4, "CrawlExport": 4, "CrawlManual": 4, "CrawlVoice": 4,
        "CrawlEngine": 5,
        "CrawlPlanning": 6,
        "crawl": 7,
    ]

    /// The targets that make C safe, and thus the only ones to touch it.
    static let toolsOfC: Set = [
        "Linux", "Curl", "Ares", "SQLite", "Compression", "DomainNames", "Digests",
        "EncodingStandard",
    ]

    static func floor(of file: SourceFile) -> Int? { floors[file.target] }

    /// Every import of a file in Sources leads down, and C stays where it is made safe.
    static func imports(_ file: SourceFile) -> [Finding] {
        guard let floor = floors[file.target] else {
            return [file.finding(1, "\(file.target) has no floor in the plan")]
        }
        return importedModules(of: file).compactMap { module, line in
            complaint(about: module, in: file.target, on: floor).map { file.finding(line, $0) }
        }
    }

    private static func complaint(about module: String, in target: String, on floor: Int) -> String?
    {
        if let lower = floors[module] { return climb(from: target, floor, to: module, lower) }
        switch module {
        // Swift is imported by name only for what it shows to those who ask.
        case "Synchronization", "Swift": return nil
        case "Glibc" where toolsOfC.contains(target): return nil
        case "Glibc": return "only the tools of floor 1 that make C safe import Glibc"
        case "FoundationEssentials" where floor >= 3: return nil
        case "FoundationEssentials": return "FoundationEssentials stays on floors 3 to 7"
        default: return "\(module) is not a module that the house uses"
        }
    }

    private static func climb(
        from target: String,
        _ floor: Int,
        to module: String,
        _ lower: Int
    ) -> String? {
        if lower == 0, !toolsOfC.contains(target) {
            return "\(target) imports the C of \(module), which floor 1 makes safe"
        }
        if lower == 3, floor == 3 { return "the room \(target) looks into the room \(module)" }
        guard lower >= floor else { return nil }
        return "\(target) on floor \(floor) imports \(module) on floor \(lower)"
    }

    static func importedModules(of file: SourceFile) -> [(name: String, line: Int)] {
        let tokens = file.tokens
        return file.places(of: "import").compactMap { place in
            let kinds = ["struct", "class", "enum", "protocol", "typealias", "func", "var", "let"]
            let rest = tokens[(place + 1)...].prefix { $0.line == tokens[place].line }
            guard let module = rest.first(where: { $0.isWord && !kinds.contains($0.text) }) else {
                return nil
            }
            return (module.text, module.line)
        }
    }
}

/// What Package.swift says about the rooms, held against what their files import.
extension FloorPlan {
    /// A dependency as the manifest declares it.
    struct Edge: Hashable {
        let target: String
        let lower: String
        let line: Int
    }

    /// The edges of every target that is listed as a room with its name and what it stands on.
    static func edges(ofManifest text: String) -> [Edge] {
        var edges: [Edge] = []
        var target: String?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let begins =
                line.contains("room(") || line.contains("Target(") || line.contains(".target(")
            if begins { target = nil }
            // Between quotes stands every second piece.
            // Tests may stand on a room beside theirs.
            let own = line.firstRange(of: "testedWith:").map { line[..<$0.lowerBound] } ?? line
            let quoted = own.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 1 }.map { String($0.element) }
            for name in quoted {
                guard let upper = target else {
                    target = name
                    continue
                }
                guard floors[name] != nil, floors[upper] != nil else { continue }
                edges.append(Edge(target: upper, lower: name, line: index + 1))
            }
        }
        return edges
    }

    /// Edges that lead up or sideways, or that no file of the target or of its tests uses.
    static func falseEdges(_ edges: [Edge], in files: [SourceFile]) -> [Finding] {
        var used: [String: Set<String>] = [:]
        for file in files {
            used[file.target, default: []].formUnion(importedModules(of: file).map(\.name))
        }
        return edges.compactMap { edge in
            let both = used[edge.target, default: []].union(
                used["\(edge.target)Tests", default: []]
            )
            let leadsDown = floors[edge.lower, default: 9] < floors[edge.target, default: 0]
            guard !leadsDown || !both.contains(edge.lower) else { return nil }
            let fault = leadsDown ? "imports nothing of it" : "does not stand above it"
            return Finding(
                path: "Package.swift",
                line: edge.line,
                sentence: "\(edge.target) is declared on \(edge.lower) and \(fault)"
            )
        }
    }
}

import FoundationEssentials
import Testing

/// The Swift files of this very checkout.
struct SourceTree {
    let root: String
    let files: [SourceFile]

    static let here = SourceTree(root: rootOfThisCheckout())

    init(root: String) {
        self.root = root
        files = ["Sources", "Tests"].flatMap { Self.files(below: $0, root: root) }
    }

    var sources: [SourceFile] { files.filter { !$0.isTest } }
    var tests: [SourceFile] { files.filter(\.isTest) }

    func text(_ path: String) throws -> String {
        try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
    }

    /// Records each finding at the line that it names.
    func report(_ findings: [Finding]) {
        for finding in findings {
            let place = SourceLocation(
                fileID: "crawl/\(finding.path)",
                filePath: "\(root)/\(finding.path)",
                line: max(finding.line, 1),
                column: 1
            )
            Issue.record("\(finding)", sourceLocation: place)
        }
    }

    private static func files(below directory: String, root: String) -> [SourceFile] {
        let manager = FileManager.default
        let names = (try? manager.subpathsOfDirectory(atPath: "\(root)/\(directory)")) ?? []
        return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
            let path = "\(directory)/\(name)"
            guard let text = try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8) else {
                return nil
            }
            return SourceFile(path: path, text: text)
        }
    }

    private static func rootOfThisCheckout(file: String = #filePath) -> String {
        file.split(separator: "/", omittingEmptySubsequences: false)
            .dropLast(3).joined(separator: "/")
    }
}

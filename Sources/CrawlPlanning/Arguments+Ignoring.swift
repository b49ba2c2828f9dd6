import CrawlArguments
import CrawlModel

extension Arguments {
    /// What does not make URLs different from each other.
    ///
    /// - Throws: A list that holds what is no key of a query.
    func ignoredDifferences() throws(PlanError) -> IgnoredDifferences {
        var differences = ignored
        differences.queryKeys = []
        for list in ignored.queryKeys {
            let keys = list.split(separator: ",", omittingEmptySubsequences: false)
            guard keys.allSatisfy(Self.isKey) else {
                throw .misspelt(
                    option: "ignore-query",
                    list,
                    isNo: "list of query keys such as utm_*,ref"
                )
            }
            differences.queryKeys += keys.map(String.init)
        }
        return differences
    }

    /// True for what a query may have before `=`, with a star at its end or none.
    private static func isKey(_ key: Substring) -> Bool {
        let body = key.hasSuffix("*") ? key.dropLast() : key
        return !key.isEmpty
            && body.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"*&=#".utf8.contains($0) }
    }
}

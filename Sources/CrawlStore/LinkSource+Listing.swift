import CrawlModel

extension LinkSource {
    /// All sources as rows of SQL: number, element, attribute.
    static var listing: String {
        allCases.map { "(\($0.rawValue),'\($0.element)','\($0.attribute)')" }
            .joined(separator: ",\n  ")
    }
}

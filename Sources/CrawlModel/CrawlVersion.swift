/// The program's version.
package enum CrawlVersion {
    /// By semantic versioning.
    package static let number = "0.1.0"
    /// When it was made, as ISO 8601 writes a day.
    package static let date = "2026-11-28"
}

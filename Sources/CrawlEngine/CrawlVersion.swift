/// The program's version.
package enum CrawlVersion {
    /// By semantic versioning.
    package static let number = "0.1.0"
}

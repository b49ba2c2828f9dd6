package import CrawlFormat
package import CrawlModel
import SQLite
package import URLStandard

extension StoreReader {
    /// The key by which the crawl's file knows a URL, if it does.
    ///
    /// - Throws: What SQLite says.
    package func key(of url: WebURL) throws(StoreError) -> URLKey {
        URLKey(of: url, ignoring: try ignoredDifferences())
    }

    /// What does not make the file's URLs different from each other.
    ///
    /// - Throws: What SQLite says.
    package func ignoredDifferences() throws(StoreError) -> IgnoredDifferences {
        try naming(path) { () throws(SQLiteError) in try connection.ignoredDifferences() }
    }

    /// Refuses differences that are not those which the file's keys leave out.
    ///
    /// - Throws: That they are others, or what SQLite says.
    package func refuse(others differences: IgnoredDifferences) throws(StoreError) {
        try KeyRule.refuse(differences.description, for: connection, at: path)
    }
}

extension SQLiteConnection {
    /// What does not make the file's URLs different; words of another version mean nothing.
    func ignoredDifferences() throws(SQLiteError) -> IgnoredDifferences {
        IgnoredDifferences(try KeyRule.words(of: self)) ?? IgnoredDifferences()
    }
}

package import CrawlFormat
import SQLite

extension StoreReader {
    /// True where a crawl has had a run of that number.
    ///
    /// - Throws: What SQLite says.
    package func hasRun(_ number: Int) throws(StoreError) -> Bool {
        try naming(path) { () throws(SQLiteError) in
            try connection.prepare("SELECT 1 FROM run WHERE run_id=?").first(number) { _ in true }
                ?? false
        }
    }
}

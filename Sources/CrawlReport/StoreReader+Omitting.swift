package import CrawlFormat
import SQLite

extension StoreReader {
    /// How many URLs answered with pages that name more links than are kept of one.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in fetches.
    package func crowdedPageCount() throws(StoreError) -> Int {
        try naming(path) { () throws(SQLiteError) in
            Int(
                try connection.number(
                    """
                    SELECT count(DISTINCT url_id) FROM fetch
                    WHERE detail LIKE '%parse_limit: % links are left out%'
                    """
                )
            )
        }
    }
}

/// What holds in every crawl's file after every commit: a query that gives no rows.
struct StoreLaw: Sendable {
    let sentence: String
    /// Gives a row for each place where the law is broken; its first column names the place.
    let query: String

    init(_ sentence: String, unless query: String) {
        self.sentence = sentence
        self.query = query
    }

    /// All laws that a query can tell, once the tables of the check are there.
    static let all = ofStates + ofNumbers + ofReferences + ofVersions + ofValues + ofRuns
}

/// The URLs whose last visit failed in one of some ways, and those that a robots.txt closed.
package struct FailureQuery: Sendable, Equatable {
    /// A statement that gives each URL's number once.
    package let text: String

    /// Makes the statement.
    ///
    /// - Parameters:
    ///   - outcomes: Words of the column error; of skips, those that name robots.txt.
    ///   - statuses: Of HTTP.
    package init(outcomes: [String], statuses: [Int]) {
        let words = outcomes.map { "'" + $0.filter { $0.isLetter || $0 == "_" } + "'" }
            .joined(separator: ",")
        let numbers = statuses.map(String.init).joined(separator: ",")
        text = """
            SELECT f.url_id FROM fetch f
            WHERE f.fetch_id=(SELECT max(x.fetch_id) FROM fetch x WHERE x.url_id=f.url_id)
             AND (f.error IN (\(words)) OR f.error='http_status' AND f.status IN (\(numbers)))
             AND f.url_id NOT IN (SELECT url_id FROM frontier)
            UNION SELECT url_id FROM skip WHERE reason IN (\(words)) AND reason LIKE 'robots%'
            """
    }
}

/// What answers tell of a URL, as conditions of SQL on rows of table fetch.
///
/// A good answer says what is there, a redirect where it went, 404 and 410 that it is gone. All
/// else, such as a time-out or a refusal, says nothing: it leaves what was known as it was.
package enum Evidence {
    /// The row is an answer with content, or says that the content is as before.
    package static func isGood(_ row: String) -> String {
        "(\(row).error IS NULL OR \(row).error='not_modified')"
    }

    /// The row says something.
    package static func isGiven(by row: String) -> String {
        """
        (\(row).error IS NULL OR \(row).error IN ('not_modified','redirect') \
        OR \(row).status IN (404,410))
        """
    }

    /// The row is the newest of its URL, and neither an answer nor a redirect.
    package static func isLastingFailure(_ row: String) -> String {
        """
        \(row).error NOT IN('redirect','not_modified') AND NOT EXISTS (SELECT 1 FROM fetch x \
        WHERE x.url_id=\(row).url_id AND x.fetch_id>\(row).fetch_id)
        """
    }

    /// No later row of the URL says something; a limit that begins with AND restricts these rows,
    /// which are called `x`.
    package static func isNewest(_ row: String, among limit: String = "") -> String {
        """
        NOT EXISTS (SELECT 1 FROM fetch x WHERE x.url_id=\(row).url_id \
        AND x.fetch_id>\(row).fetch_id\(limit) AND \(isGiven(by: "x")))
        """
    }
}

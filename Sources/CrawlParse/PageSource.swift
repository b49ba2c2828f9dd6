package import CrawlModel
package import URLStandard

/// What is known of a body from its answer.
package struct PageSource {
    /// The URL that answered, after all redirects.
    package var url: WebURL
    package var fields: HTTPFields
    /// The page's charset as far as the queries of its links need it, nil for UTF-8.
    package var queryEncoding: (any QueryEncoding)?

    package init(url: WebURL, fields: HTTPFields = HTTPFields(bytes: [])) {
        self.url = url
        self.fields = fields
    }
}

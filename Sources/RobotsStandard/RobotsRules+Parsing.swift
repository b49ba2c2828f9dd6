extension RobotsRules {
    /// Selects what a file asks of a crawler.
    ///
    /// - Parameters:
    ///   - file: The file as read.
    ///   - agent: The product token, `crawl` of `crawl/1.0`; letters in any case.
    package init(of file: RobotsFile, agent: String) {
        self.init(RobotsSelection(from: file, agent: agent), sitemaps: file.sitemaps)
    }

    /// Reads a robots.txt and selects what it asks of a crawler.
    ///
    /// - Parameters:
    ///   - bytes: The decoded body, of any content.
    ///   - agent: The product token, `crawl` of `crawl/1.0`; letters in any case.
    package init(parsing bytes: [UInt8], agent: String) {
        self.init(of: RobotsFile(parsing: bytes), agent: agent)
    }
}

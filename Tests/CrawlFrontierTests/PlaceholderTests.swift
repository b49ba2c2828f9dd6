// The tests of CrawlFrontier come with it.

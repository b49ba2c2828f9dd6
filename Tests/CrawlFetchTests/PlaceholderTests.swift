// The tests of CrawlFetch come with it.

// The tests of CrawlDemo come with it.

// The tests of CrawlParse come with it.

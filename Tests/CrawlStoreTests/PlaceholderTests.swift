// The tests of CrawlStore come with it.

// The tests of CrawlModel come with it.

// The tests of CrawlSeeds come with it.

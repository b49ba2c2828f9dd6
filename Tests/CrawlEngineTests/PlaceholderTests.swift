// The tests of CrawlEngine come with it.

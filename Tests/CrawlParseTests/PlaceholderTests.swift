// The tests of CrawlParse are being written.

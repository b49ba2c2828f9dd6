// The room CrawlParse is being furnished.

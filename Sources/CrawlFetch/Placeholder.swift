// The room CrawlFetch is being furnished.

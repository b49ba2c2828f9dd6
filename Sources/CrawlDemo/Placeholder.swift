// The room CrawlDemo is being furnished.

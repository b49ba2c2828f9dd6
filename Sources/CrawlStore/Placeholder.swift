// The room CrawlStore is being furnished.

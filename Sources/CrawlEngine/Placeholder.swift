// The room CrawlEngine is being furnished.

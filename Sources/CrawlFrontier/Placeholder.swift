// The room CrawlFrontier is being furnished.

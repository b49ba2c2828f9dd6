// The room CrawlSeeds is being furnished.

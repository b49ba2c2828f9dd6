@main struct CrawlBenchmarks { static func main() {} }

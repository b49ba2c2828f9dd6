@main struct CrawlCommand { static func main() {} }

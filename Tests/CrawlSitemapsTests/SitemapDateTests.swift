import Testing

@testable import CrawlSitemaps

struct SitemapDateTests {
    @Test(
        arguments: [
            ("1970", 0), ("1970-01", 0), ("1970-01-02", 86_400), ("2000-03-01", 951_868_800),
            ("2004-10-01T18:23:17+00:00", 1_096_654_997), ("2004-10-01T19:23+01:00", 1_096_654_980),
            ("2004-10-01t18:23:17.25z", 1_096_654_997), ("2004-10-01 18:23:17", 1_096_654_997),
            ("2004-10-01T13:23:17-0500", 1_096_654_997), ("1969-12-31T23:59:59Z", -1),
            ("Fri, 01 Oct 2004 18:23:17 GMT", 1_096_654_997),
            ("1 Oct 04 13:23:17 CDT", 1_096_654_997),
            ("Friday, 01-Oct-04 18:23 UT", 1_096_654_980), ("01 October 2004", 1_096_588_800),
        ] as [(String, Int64)]
    )
    func `dates of both forms are seconds since 1970`(text: String, seconds: Int64) {
        #expect(SitemapDate.seconds(of: Array(text.utf8)) == seconds)
    }

    @Test(arguments: [
        "", "yesterday", "04-10-01", "2004-13-01", "2004-02-30", "2004-10-01T25:00Z",
        "2004-10-01T18:23:17+", "2004-10-01T18:23:17Zulu", "2004-10-01x", "32 Oct 2004",
        "1 Foo 2004", "1 Oct 2004 18:23:17 LMT", "1 Oct 2004 18:23:17",
    ])
    func `what is no date is none`(text: String) {
        #expect(SitemapDate.seconds(of: Array(text.utf8)) == nil)
    }
}

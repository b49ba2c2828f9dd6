import Testing

@testable import HTTPStandard

struct HTTPDateTests {
    @Test(arguments: [
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
    ])
    func `the three forms of RFC 9110 mean the same second`(text: String) {
        #expect(HTTPDate(parsing: text)?.seconds == 784_111_777)
    }

    @Test(arguments: [
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Fri, 31 Dec 1999 23:59:60 GMT", 946_684_800),
        ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600),
        ("Sun, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
        ("Wednesday, 31-Dec-69 23:59:59 GMT", 3_155_759_999),
        ("Thursday, 01-Jan-70 00:00:00 GMT", 0), ("Wed, 31 Dec 1969 23:59:59 GMT", -1),
    ])
    func `leap years, leap seconds and centuries are counted`(text: String, seconds: Int64) {
        #expect(HTTPDate(parsing: text)?.seconds == seconds)
    }

    @Test func `days follow one another through four hundred years`() {
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var expected: Int64 = 0
        for year in 1970...2370 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            for (month, length) in zip(months, lengths) {
                for day in 1...(month == "Feb" && isLeap ? 29 : length) {
                    let date = HTTPDate(parsing: "Day, \(day) \(month) \(year) 00:00:00 GMT")
                    #expect(date?.seconds == expected)
                    expected += 86_400
                }
            }
        }
    }

    @Test(arguments: [
        "", "soon", "1234", "Sun, 06 Nov 1994", "Sun, 06 Foo 1994 08:49:37 GMT",
        "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 194 08:49:37 GMT", "Sun, 06 Nov 99999 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:60:37 GMT",
        "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, ٠٦ Nov 1994 08:49:37",
        ":", "::::", ": : : :", ",,,,:,,,", "Sun Nov 6 08:49:37", "08:49:37 6 Nov 1994",
    ])
    func `what is no date is none`(text: String) {
        #expect(HTTPDate(parsing: text) == nil)
    }

    @Test func `no cut and no doubling of a date harms`() {
        let text = "Sunday, 06-Nov-94 08:49:37 GMT"
        for count in 0...text.count { _ = HTTPDate(parsing: String(text.prefix(count))) }
        #expect(HTTPDate(parsing: String(repeating: text, count: 1_000)) == nil)
    }
}

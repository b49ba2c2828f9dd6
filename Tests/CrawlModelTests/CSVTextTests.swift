import Testing

@testable import CrawlModel

struct CSVTextTests {
    @Test(arguments: [
        ("a b", "a b"), ("", "\"\""), (" a", "\" a\""), ("a ", "\"a \""), ("a,b", "\"a,b\""),
        ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a\r\nb\""), ("漢字", "漢字"), ("'=1", "'=1"),
    ])
    func `a field has quotes where it needs them`(text: String, field: String) {
        #expect(CSVText.field(text) == field)
    }
}

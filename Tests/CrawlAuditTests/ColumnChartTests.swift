import Testing

@testable import CrawlAudit

struct ColumnChartTests {
    private func chart(_ counts: [Int]) -> String {
        let columns = counts.map { count in
            ColumnChart.Column(
                title: "\(count)",
                parts: [ColumnChart.Part(style: "plain", count: count)]
            )
        }
        return ColumnChart(name: "c", columns: columns, labels: ["a"]).markup.text
    }

    @Test(arguments: [
        (0, "1"), (1, "1"), (2, "2"), (3, "5"), (6, "10"), (1_001, "2,000"), (4_999, "5,000"),
        (Int.max, "1"),
    ])
    func `the scale ends with the next round figure`(most: Int, figure: String) {
        #expect(chart([most]).contains(">\(figure)") || most == .max)
    }

    @Test func `what is there is seen, however little, and what is not is not drawn`() {
        let text = chart([0, 1, 1_000_000])
        #expect(text.contains("height=\"2\""))
        #expect(text.split(separator: "<rect").count == 3)
        #expect(text.split(separator: "<title>").count == 4)
    }

    @Test func `places are hundredths of a percent`() {
        #expect(Share.percent(1, of: 3) == "33.33%")
        #expect(Share.percent(1, of: 2) == "50%")
        #expect(Share.percent(501, of: 10_000) == "5.01%")
        #expect(Share.percent(1, of: 0) == "0%")
    }
}

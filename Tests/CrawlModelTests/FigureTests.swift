import CrawlTestSupport
import Testing

@testable import CrawlModel

struct FigureTests {
    @Test(arguments: [
        (0, "0"), (999, "999"), (1_000, "1,000"), (12_345, "12,345"), (1_234_567, "1,234,567"),
        (-1_204, "-1,204"), (.min, "-9,223,372,036,854,775,808"),
    ])
    func `thousands are set apart`(number: Int, text: String) {
        #expect(Figure.count(number) == text)
    }

    @Test func `one is not many`() {
        #expect(Figure.count(1, "page") == "1 page")
        #expect(Figure.count(0, "page") == "0 pages")
        #expect(Figure.count(1_204, "page") == "1,204 pages")
    }

    @Test(arguments: [
        (0, "0"), (0.004, "0"), (0.02, "0.02"), (0.4, "0.4"), (3, "3"), (9.994, "9.99"),
        (9.996, "10"), (12.44, "12.4"), (38.25, "38.3"), (88, "88"), (99.96, "100"),
        (1_204.4, "1,204"), (-1, "0"), (.infinity, "1,000,000,000,000,000,000"), (.nan, "0"),
    ])
    func `three digits are enough`(number: Double, text: String) {
        #expect(Figure.decimal(number) == text)
    }

    @Test(arguments: [
        (0, "0 B", "0 B"), (999, "999 B", "999 B"), (1_000, "1 kB", "1,000 B"),
        (1_024, "1.02 kB", "1 KiB"), (65_536, "65.5 kB", "64 KiB"),
        (999_499, "999 kB", "976 KiB"), (999_500, "1 MB", "976 KiB"),
        (38_200_000, "38.2 MB", "36.4 MiB"), (88_000_000, "88 MB", "83.9 MiB"),
        (.max, "9.22 EB", "8 EiB"),
    ])
    func `bytes have their unit`(number: Int, decimal: String, binary: String) {
        #expect(Figure.bytes(Double(number)) == decimal)
        #expect(Figure.binaryBytes(Double(number)) == binary)
    }

    @Test(
        arguments: [
            (.zero, "0:00", "0 s"), (.milliseconds(12_400), "0:12", "12.4 s"),
            (.milliseconds(59_990), "0:59", "60 s"), (.seconds(60), "1:00", "1:00"),
            (.seconds(724), "12:04", "12:04"), (.seconds(3_599), "59:59", "59:59"),
            (.seconds(3_600), "1:00:00", "1:00:00"), (.seconds(363_724), "101:02:04", "101:02:04"),
            (.seconds(-5), "0:00", "0 s"),
        ] as [(Duration, String, String)]
    )
    func `time runs like a clock`(time: Duration, clock: String, span: String) {
        #expect(Figure.clock(time) == clock)
        #expect(Figure.span(time) == span)
    }

    @Test func `milliseconds, shares and rates`() {
        #expect(Figure.milliseconds(.microseconds(20)) == "0.02 ms")
        #expect(Figure.milliseconds(.seconds(90)) == "90,000 ms")
        #expect(Figure.share(0, of: 0) == "0 %")
        #expect(Figure.share(8, of: 1_000) == "0.8 %")
        #expect(Figure.share(1, of: 1_000_000) == "<0.1 %")
        #expect(Figure.share(7, of: 7) == "100 %")
        #expect(Figure.rate(10, in: .seconds(4)) == 2.5)
        #expect(Figure.rate(10, in: .zero) == 0)
    }

    @Test func `taking the commas out gives the number back`() {
        var dice = SeededDice(seed: 4)
        for _ in 0..<1_000 {
            let number =
                Int.random(in: .min...(.max), using: &dice) >> Int.random(in: 0...62, using: &dice)
            let text = Figure.count(number)
            #expect(Int(text.filter { $0 != "," }) == number)
            let groups = text.split(separator: ",")
            #expect(groups.dropFirst().allSatisfy { $0.utf8.count == 3 })
        }
    }

    @Test func `every figure stays short, and grows with what it counts`() {
        var dice = SeededDice(seed: 5)
        for _ in 0..<1_000 {
            let number =
                Int.random(in: 0...(.max), using: &dice) >> Int.random(in: 0...62, using: &dice)
            #expect(Figure.bytes(Double(number)).utf8.count <= 7)
            #expect(Figure.binaryBytes(Double(number)).utf8.count <= 9)
            let value = Double(number % 1_000_000) / 997
            #expect(
                abs((Double(Figure.decimal(value).filter { $0 != "," }) ?? -1) - value)
                    <= max(0.005, value / 190)
            )
        }
    }
}

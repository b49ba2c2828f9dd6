import CrawlTestSupport
import Testing

@testable import CrawlArguments

struct ValueReaderTests {
    @Test func `an age is a duration or never`() throws {
        #expect(try ValueReader.age("never") == nil)
        #expect(try ValueReader.age("7d") == .seconds(7 * 86_400))
        #expect(try ValueReader.age("0") == .zero)
        #expect(throws: ValueFault.noAge) { try ValueReader.age("often") }
        #expect(throws: ValueFault.negative) { try ValueReader.age("-1d") }
    }

    @Test(
        arguments: [
            ("0", .zero), ("2", .seconds(2)), ("500ms", .milliseconds(500)), ("2s", .seconds(2)),
            ("5m", .seconds(300)), ("2h", .seconds(7_200)), ("1d", .seconds(86_400)),
            ("0.5", .milliseconds(500)), ("1.5h", .seconds(5_400)), ("0.25ms", .microseconds(250)),
            ("36500d", .seconds(36_500 * 86_400)), ("0.1234567891s", .nanoseconds(123_456_789)),
            ("007m", .seconds(420)),
        ] as [(String, Duration)]
    )
    func `a duration has a unit or counts seconds`(text: String, duration: Duration) throws {
        #expect(try ValueReader.duration(text, from: .zero) == duration)
    }

    @Test(arguments: [
        "s", "ms", "1.", ".5", "1.2.3", "1 s", "1S", "1M", "1w", "1h30m", "+1", "0x10", "1e3", "١",
        "inf", "-", "--1", "1s ", "é", "1.5.s",
    ])
    func `what is no duration is refused`(text: String) {
        #expect(throws: ValueFault.noDuration) { try ValueReader.duration(text, from: .zero) }
    }

    @Test(arguments: [
        "36500.1d", "36501d", "3153600001", "9223372036854775807d", "9999999999999999999999999h",
    ])
    func `a duration beyond a century is refused`(text: String) {
        #expect(throws: ValueFault.tooLarge(most: "36,500 days")) {
            try ValueReader.duration(text, from: .zero)
        }
    }

    @Test(arguments: [
        ("500", 500), ("64K", 65_536), ("8M", 8_388_608), ("10G", 10_737_418_240),
        ("1T", 1_099_511_627_776), ("2k", 2_048), ("3m", 3_145_728),
    ])
    func `a size is binary`(text: String, size: Int) throws {
        #expect(try ValueReader.size(text) == size)
    }

    @Test(arguments: ["K", "1.5G", "8X", "8KB", "8 K", "+8", "0x8", "٨", "-", "8\u{B}"])
    func `what is no size is refused`(text: String) {
        #expect(throws: ValueFault.noSize) { try ValueReader.size(text) }
    }

    @Test(arguments: ["2T", "1025G", "9223372036854775807", "9223372036854775807T"])
    func `a size beyond a tebibyte is refused`(text: String) {
        #expect(throws: ValueFault.tooLarge(most: "1 TiB")) { try ValueReader.size(text) }
    }

    @Test func `every number is read as it is written`() throws {
        var dice = SeededDice(seed: 2)
        for _ in 0..<1_000 {
            let number =
                Int.random(in: 0...(.max), using: &dice) >> Int.random(in: 0...62, using: &dice)
            #expect(try ValueReader.number(String(number), in: 0...(.max)) == number)
            #expect(try ValueReader.numberOrInfinity("0\(number)", in: 0...(.max)) == number)
        }
        #expect(try ValueReader.numberOrInfinity("inf", in: 0...1) == nil)
        #expect(throws: ValueFault.tooLarge(most: "9,223,372,036,854,775,807")) {
            try ValueReader.number("9223372036854775808", in: 0...(.max))
        }
    }

    @Test(arguments: [("0.5", 0.5), ("30/m", 0.5), ("36/h", 0.01), ("10/s", 10), ("1000", 1_000)])
    func `a rate is a number a second, a minute or an hour`(text: String, rate: Double) throws {
        #expect(abs(try ValueReader.rate(text) - rate) < 1e-9)
    }

    @Test(arguments: ["", "0", "-1", "1/d", "1/", "/s", "1/m/h", "5s", "fast"])
    func `what is no rate is refused`(text: String) {
        #expect(throws: ValueFault.noRate) { try ValueReader.rate(text) }
    }

    @Test func `a part is a number up to ten`() throws {
        #expect(try ValueReader.share("0.25") == 0.25)
        for text in ["", "1s", "-1", "x"] {
            #expect(throws: ValueFault.noShare) { try ValueReader.share(text) }
        }
        #expect(throws: ValueFault.tooLarge(most: "10")) { try ValueReader.share("11") }
    }
}

import CrawlTestSupport
import Testing

@testable import CrawlVoice

struct ProgressForecastTests {
    private func reading(
        _ seconds: Int,
        visits: Int,
        waiting: Int,
        slowest: Duration = .zero
    ) -> ProgressReading {
        var reading = ProgressReading(waiting: waiting, elapsed: .seconds(seconds))
        reading.outlook.visits = visits
        reading.outlook.slowestTime = slowest
        return reading
    }

    @Test func `a queue that shrinks ends between two times`() {
        let earlier = reading(0, visits: 0, waiting: 1_000)
        let now = reading(10, visits: 200, waiting: 900)
        let forecast = ProgressForecast(now, since: earlier)
        #expect(forecast?.least == .seconds(45))
        #expect(forecast?.most == .seconds(90))
        #expect(forecast?.text == "ETA 0:45-1:30")
    }

    @Test func `no crawl is over before its slowest host`() {
        let earlier = reading(0, visits: 0, waiting: 1_000)
        let now = reading(10, visits: 200, waiting: 900, slowest: .seconds(3_600))
        #expect(ProgressForecast(now, since: earlier)?.text == "ETA 1:00:00")
    }

    @Test func `while a queue grows nobody knows its end`() {
        let earlier = reading(0, visits: 0, waiting: 800)
        let now = reading(10, visits: 200, waiting: 900)
        #expect(ProgressForecast(now, since: earlier)?.text == "ETA >0:45")
    }

    @Test func `without a visit, a queue or time there is nothing to tell from`() {
        let start = reading(0, visits: 0, waiting: 0)
        #expect(ProgressForecast(reading(10, visits: 0, waiting: 5), since: start) == nil)
        #expect(ProgressForecast(reading(10, visits: 5, waiting: 0), since: start) == nil)
        #expect(ProgressForecast(start, since: start) == nil)
    }

    @Test func `whatever the figures, the least is no more than the most`() {
        var dice = SeededDice(seed: 9)
        for _ in 0..<10_000 {
            let numbers = (0..<5).map { _ in
                Int.random(in: 0...(.max >> 2), using: &dice)
                    >> Int.random(in: 0...61, using: &dice)
            }
            let earlier = reading(0, visits: numbers[0], waiting: numbers[1])
            let now = reading(1 + numbers[2] >> 8, visits: numbers[3], waiting: numbers[4])
            guard let forecast = ProgressForecast(now, since: earlier) else { continue }
            #expect(forecast.least >= .zero)
            #expect(forecast.most.map { $0 >= forecast.least } ?? true)
            #expect(forecast.text.isPrintable)
        }
    }

    @Test func `the line and the object tell it, with the host that is slow`() {
        var now = reading(10, visits: 200, waiting: 900, slowest: .seconds(40))
        now.outlook.slowestHost = "a.example\u{1B}[2J"
        now.outlook.nextDue = .seconds(3)
        let earlier = reading(0, visits: 0, waiting: 1_000)
        let line = ProgressLine(now, since: earlier).text(width: 300)
        let end = "  next in 3 s  slowest a.example\\x1B[2J 0:40  ETA 0:45-1:30  elapsed 0:10"
        #expect(line.contains(end))
        let object = ProgressObject.text(now, since: earlier)
        let json = JSONValue(parsing: Array(object.utf8))
        #expect(json?["eta_least_seconds"]?.number == 45)
        #expect(json?["eta_most_seconds"]?.number == 90)
        #expect(json?["slowest_host"]?.string == "a.example\u{1B}[2J")
        #expect(json?["next_due_seconds"]?.number == 3)
        now.travelling = 1
        #expect(!ProgressLine(now, since: earlier).text(width: 300).contains("next in"))
    }
}

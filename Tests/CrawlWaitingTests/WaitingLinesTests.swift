import CrawlTestSupport
import CrawlWaiting
import Testing
import URLStandard

struct WaitingLinesTests {
    /// What waits for each host, as slow as it is plain: in the order of priorities, then of
    /// arrival.
    private struct Model {
        var hosts: [[(number: UInt32, priority: Int)]] = [[], [], []]

        mutating func append(_ number: UInt32, of host: Int, priority: Int) {
            let place = hosts[host].firstIndex { $0.priority > priority } ?? hosts[host].count
            hosts[host].insert((number, priority), at: place)
        }

        mutating func remove(_ number: UInt32, of host: Int) -> Bool {
            guard let place = hosts[host].firstIndex(where: { $0.number == number }) else {
                return false
            }
            hosts[host].remove(at: place)
            return true
        }
    }

    private func visit(_ number: UInt32) throws -> WaitingVisit {
        WaitingVisit(
            number: number,
            hash: Int64(number),
            url: try WebURL(parsing: "http://h.test/\(number)")
        )
    }

    @Test func `whatever comes, goes and moves, lines and numbers are those of the model`() throws {
        var (lines, model) = (WaitingLines(), Model())
        var generator = SeededGenerator(seed: 3)
        for _ in model.hosts { lines.addHost() }
        for number in UInt32(1)...3_000 {
            let host = Int.random(in: 0..<3, using: &generator)
            let priority = Int.random(in: -2...2, using: &generator)
            let other = UInt32.random(in: 1...number, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0:
                lines.removeFirst(of: host)
                if !model.hosts[host].isEmpty { model.hosts[host].removeFirst() }
            case 1:
                let (last, right) = (lines.removeLast(of: host), model.hosts[host].popLast())
                #expect(last?.number == right?.number)
            case 2 where model.remove(other, of: host):
                let isRemoved = lines.remove(other, of: host)
                #expect(isRemoved)
            case 3 where model.remove(other, of: host):
                lines.move(other, of: host, to: priority)
                model.append(other, of: host, priority: priority)
            default:
                lines.append(try visit(number), of: host, priority: priority)
                model.append(number, of: host, priority: priority)
            }
            #expect(lines.first(of: host)?.number == model.hosts[host].first?.number)
            #expect(lines.lastPriority(of: host) == model.hosts[host].last?.priority)
            #expect(lines.count(of: host) == model.hosts[host].count)
            #expect(lines.count == model.hosts.map(\.count).reduce(0, +))
        }
    }

    @Test func `what is nowhere in memory is neither taken out nor moved`() throws {
        var lines = WaitingLines()
        lines.addHost()
        lines.append(try visit(1), of: 0, priority: 0)
        lines.move(2, of: 0, to: WaitingLines.front)
        let isRemoved = lines.remove(2, of: 0)
        #expect(!isRemoved)
        #expect(lines.count == 1 && lines.first(of: 0)?.number == 1)
    }

    @Test func `pages to be reconsidered take places, too, the nearest first`() throws {
        var lines = WaitingLines()
        lines.append(relink: try visit(1), priority: 2)
        lines.append(relink: try visit(2), priority: 1)
        #expect(lines.count == 2)
        let numbers = (0..<3).map { _ in lines.removeFirstRelink()?.number }
        #expect(numbers == [2, 1, nil] && lines.count == 0)
    }

    @Test func `rows are counted for their host and for all`() {
        var lines = WaitingLines()
        for host in 0..<2 {
            lines.addHost()
            lines.countRows(5, of: host)
            lines.countSpilled(3, of: host)
        }
        lines.countSpilled(-2, of: 1)
        #expect(lines.spilledCount == 4)
        #expect(lines.rows.map(\.spilled) == [3, 1] && lines.rows.map(\.count) == [5, 5])
    }
}

import CrawlArguments
import CrawlControl
import CrawlEngine
import CrawlFormat
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlScope
import CrawlVoice
import Linux
import SQLite

extension Errand {
    /// How often it is looked whether a crawl has obeyed.
    private static let glance = Duration.milliseconds(100)

    /// Lists what waits in a crawl, or its hosts, or gives an order about them.
    func steer() async throws(PlanError) -> ExitStatus {
        let file = try await Self.onlyCrawl(arguments.file)
        let order = arguments.order
        let isList = arguments.inquiry.steering.isList
        guard arguments.verb == .queue else {
            if isList { return await tell(try listOfHosts(order, of: file)) }
            return await give(order, nil, in: file)
        }
        let ignored: IgnoredDifferences
        do throws(StoreError) {
            ignored = try await Self.ignoredDifferences(of: file)
        } catch {
            return complaining(of: error)
        }
        let target: OrderTarget
        do throws(OrderFault) {
            target =
                isList
                ? try OrderTarget(listing: order, ignoring: ignored)
                : try OrderTarget(order, ignoring: ignored)
        } catch {
            console.say("crawl: \(error)")
            return .usage
        }
        if isList { return await tell(try list(target, of: file)) }
        return await give(order, target, in: file)
    }

    private func list(_ target: OrderTarget, of file: String) throws(PlanError) -> Question {
        let query = QueueQuery(target)
        var question = try question(QueueQuery.text, of: file)
        question.oldest = StoreFormat.versionOfOrders
        question.includes = { query.includes($0) }
        return question
    }

    private func listOfHosts(_ order: Order, of file: String) throws(PlanError) -> Question {
        let pattern = order.subjects.first.map(HostPattern.init)
        var question = try question(HostQuery.text(all: pattern != nil), of: file)
        question.oldest = StoreFormat.versionOfOrders
        guard let pattern else { return question }
        question.includes = { row in
            guard case .text(let host) = row.first else { return false }
            return pattern.matches(host)
        }
        return question
    }

    private func give(
        _ order: Order,
        _ target: OrderTarget?,
        in file: String
    ) async -> ExitStatus {
        do throws(StoreError) {
            if try await Self.isVain(order, target, in: file) {
                let message = order.verb.concernsHosts ? HostOrder.noHost : nil
                return tell(OrderText(of: order, count: 0, message: message, in: file))
            }
            let steering = try await Self.steering(order, in: file)
            try await Self.put(order, for: file)
            return try await see(order, carriedOutBy: steering, in: file)
        } catch {
            return complaining(of: error)
        }
    }

    /// Waits until somebody has carried an order out: the crawl that runs, or this call.
    private func see(
        _ order: Order,
        carriedOutBy steering: Steering,
        in file: String
    ) async throws(StoreError) -> ExitStatus {
        let end = Moment.now + arguments.inquiry.steering.patience
        while true {
            do throws(StoreError) {
                try await steering.carryOut(on: loop)
            } catch .locked {
                // Then the crawl obeys itself.
            }
            if let outcome = try await Self.outcome(of: order, in: file), outcome.isDone {
                let (count, message) = (outcome.count, outcome.message)
                return tell(OrderText(of: order, count: count, message: message, in: file))
            }
            guard Moment.now < end else { break }
            try? await loop.sleep(until: min(end, .now + Self.glance))
        }
        let hasWaited = arguments.inquiry.steering.patience > .zero
        if !arguments.voice.isQuiet {
            console.say(
                "crawl: the crawl has not obeyed\(hasWaited ? "" : " yet"); it does when it can"
            )
        }
        return hasWaited ? .stopped : .ok
    }

    private func tell(_ text: OrderText) -> ExitStatus {
        if !arguments.voice.isQuiet { console.say("crawl: \(text)") }
        return text.isVain ? .noResult : .ok
    }

    /// True where no URL or host is meant in a crawl that does not run: it is left untouched.
    @concurrent
    private static func isVain(
        _ order: Order,
        _ target: OrderTarget?,
        in file: String
    ) async throws(StoreError) -> Bool {
        let version = try StoreFacts(of: .reading(crawl: file), at: file).version
        let owner = FileLock.note(at: file + ".lock").flatMap { Int32($0) }
        guard version == StoreFormat.version, order.verb != .add,
            owner.map(ProcessEnvironment.isAlive) != true
        else { return false }
        guard let target else { return try HostOrder.named(order.subjects, in: file).isEmpty }
        return try TargetReader(target, in: file).isEmpty()
    }

    @concurrent
    private static func ignoredDifferences(
        of file: String
    ) async throws(StoreError) -> IgnoredDifferences {
        try StoreReader.open(file).ignoredDifferences()
    }

    @concurrent
    private static func put(_ order: Order, for file: String) async throws(StoreError) {
        let box = OrderBox(of: file)
        do throws(Errno) {
            try box.put(order)
        } catch {
            throw StoreError(writing: box.path, error)
        }
    }

    @concurrent
    private static func outcome(
        of order: Order,
        in file: String
    ) async throws(StoreError) -> OrderOutcome? {
        try OrderLedger.outcome(of: order.token, in: file)
    }

    @concurrent
    private static func steering(
        _ order: Order,
        in file: String
    ) async throws(StoreError) -> Steering {
        let reader = try StoreReader.open(file, since: StoreFormat.versionOfRules)
        let ignored = try reader.ignoredDifferences()
        let recorded = try reader.recordedScope().flatMap { RuleBook($0, ignoring: ignored) }
        let unknown = RuleBook([ReachRule(Scope(ScopePlan(.host), ignoring: ignored))])
        var steering = Steering(file: file, rules: recorded ?? unknown)
        steering.ignored = ignored
        steering.configuration = #"{"order":\#(JSONText.string(order.text))}"#
        return steering
    }
}

extension Arguments {
    /// What is asked of the queue or of hosts.
    fileprivate var order: Order {
        let steering = inquiry.steering
        let verb = Order.Verb(rawValue: steering.order) ?? .hold
        var order = Order(verb, askedAt: WallClock.milliseconds)
        order.subjects = steering.subjects
        order.host = export.wanted.host
        order.states = inquiry.reasons.flatMap { $0.split(separator: ",").map(String.init) }
        switch verb {
        case .add: order.number = typed.contains("depth") ? reach.depth : nil
        case .rate: order.number = steering.rest.map { Int($0 / .milliseconds(1)) }
        default: break
        }
        return order
    }
}

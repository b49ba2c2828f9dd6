/// A random directed graph of pages, redirects and missing pages that a number determines.
package struct WebGraph: Sendable {
    /// What the graph is grown from.
    package struct Plan: Sendable {
        /// The number that determines everything.
        package var seed: UInt64 = 1
        package var pages = 5_000
        package var hosts = 40
        /// How many pages each page opens; fewer make the web deeper.
        package var branching = 3
        /// How many hosts of a hundred are slow.
        package var slowHosts = 25
        /// The longest wait for an answer of a slow host; each URL has its own.
        package var longestDelay = Duration.milliseconds(40)
        /// How many URLs of a hundred fail in passing before they answer.
        package var faultyNodes = 0

        package init(seed: UInt64 = 1, pages: Int = 5_000, hosts: Int = 40) {
            self.seed = seed
            self.pages = pages
            self.hosts = hosts
        }
    }

    /// What a URL answers.
    package enum Node: Sendable, Equatable {
        case page(links: [Int])
        case redirect(to: Int)
        case missing
    }

    /// How a URL fails in passing.
    package enum Fault: CaseIterable, Sendable {
        /// Nothing comes, for longer than anybody waits.
        case silence
        /// The connection is reset before the answer.
        case reset
        /// The connection ends before the answer.
        case close
        /// The connection is reset within the answer.
        case cut
    }

    /// How often in a row a URL fails at most.
    package static let mostFaults = 2

    /// How many redirects may follow each other.
    package static let longestRedirectChain = 3

    package let plan: Plan
    package let nodes: [Node]

    /// Grows the graph: a chain through all nodes, a tree that shortens it, and random links.
    ///
    /// - Complexity: O(n) in the pages.
    package init(_ plan: Plan) {
        precondition(plan.pages > 0 && plan.hosts > 0, "A web has a page and a host.")
        self.plan = plan
        nodes = Self.grow(plan)
    }

    /// The host that a node lives on.
    package func host(of node: Int) -> Int {
        Int(Dice(plan.seed, node, .host).roll % UInt64(plan.hosts))
    }

    /// How long the node's host lets its clients wait.
    package func delay(of node: Int) -> Duration {
        let isSlow = Dice(plan.seed, host(of: node), .slowness).roll % 100 < UInt64(plan.slowHosts)
        let share = Int(Dice(plan.seed, node, .delay).roll % 1_000)
        return isSlow ? plan.longestDelay * share / 1_000 : .zero
    }

    /// How a try of a node fails, counted from 1; nil where it is answered.
    package func fault(of node: Int, attempt: Int) -> Fault? {
        let roll = Dice(plan.seed, node, .faults).roll
        guard roll % 100 < UInt64(plan.faultyNodes) else { return nil }
        let count = 1 + Int(roll / 100 % UInt64(Self.mostFaults))
        guard attempt <= count else { return nil }
        let kind = Dice(plan.seed, node &+ attempt, .faultKind).roll
        return Fault.allCases[Int(kind % UInt64(Fault.allCases.count))]
    }

    /// The fewest links from node 0 to each node, redirects for free; nil where there is no way.
    ///
    /// - Complexity: O(n) in the links.
    package var distances: [Int?] {
        var distances = [Int?](repeating: nil, count: nodes.count)
        var (level, depth) = ([0], 0)
        while !level.isEmpty {
            var following: [Int] = []
            while let node = level.popLast() {
                guard distances[node] == nil else { continue }
                distances[node] = depth
                switch nodes[node] {
                case .page(let links): following += links
                case .redirect(let target): level.append(target)
                case .missing: break
                }
            }
            (level, depth) = (following, depth + 1)
        }
        return distances
    }

    /// From the last node to the first, so that the chain of redirects behind each is known.
    private static func grow(_ plan: Plan) -> [Node] {
        var nodes = [Node](repeating: .missing, count: plan.pages)
        var hops = [Int](repeating: 0, count: plan.pages)
        var nearest: Int?
        for number in nodes.indices.reversed() {
            let kind = number == 0 ? 99 : Dice(plan.seed, number, .kind).roll % 100
            let target = target(ofRedirect: number, orRedirect: nearest, plan)
            if kind < 6, target < plan.pages, hops[target] < longestRedirectChain {
                nodes[number] = .redirect(to: target)
                hops[number] = hops[target] + 1
                nearest = number
            } else if kind >= 10 {
                nodes[number] = .page(links: links(of: number, plan))
            }
        }
        return nodes
    }

    /// Half of the redirects lead to the next redirect, so that some of them follow each other.
    private static func target(ofRedirect number: Int, orRedirect next: Int?, _ plan: Plan) -> Int {
        let roll = Dice(plan.seed, number, .target).roll
        let stray = number + 1 + Int((roll >> 1) % 500)
        return roll % 2 == 0 ? next ?? stray : stray
    }

    private static func links(of number: Int, _ plan: Plan) -> [Int] {
        let children = (1...max(1, plan.branching)).map { number * plan.branching + $0 }
        let strays = [Dice.Purpose.firstStray, .secondStray].map {
            Int(Dice(plan.seed, number, $0).roll % UInt64(plan.pages))
        }
        return ([number + 1] + children + strays).filter { $0 < plan.pages }
    }
}

/// A number that looks random and depends on nothing but what it is for (SplitMix64).
struct Dice {
    enum Purpose: UInt64 {
        case host = 1
        case slowness, delay, kind, target, firstStray, secondStray, spelling, faults, faultKind
    }

    let roll: UInt64

    init(_ seed: UInt64, _ number: Int, _ purpose: Purpose) {
        var state = Self.mix(seed &+ 0x9E37_79B9_7F4A_7C15 &* purpose.rawValue)
        state = state &+ 0x9E37_79B9_7F4A_7C15 &* UInt64(truncatingIfNeeded: number &+ 1)
        roll = Self.mix(state)
    }

    private static func mix(_ state: UInt64) -> UInt64 {
        var state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
        return state ^ (state >> 31)
    }
}

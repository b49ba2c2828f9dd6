package import URLStandard

/// Budgets of pages that are no host's: of what begins alike, and of what some seeds lead to.
///
/// A page is charged to the budget of each prefix that it has. Of the rules that allow it, one with
/// room is enough, and it is charged to all that have room.
package struct AllotmentBook: Sendable {
    /// Whether a page may be asked for.
    package enum Room: Sendable, Equatable {
        case free(Charge)
        /// What is on its way decides; these budgets hold it.
        case pledged([Int])
        /// A budget is used up, in words.
        case spent(String)
    }

    /// The budgets that a page is charged to.
    package struct Charge: Sendable, Equatable {
        let places: [Int]
    }

    private struct Allotment: Sendable {
        let limit: Int
        let words: String
        var budget = Budget()
        /// Hosts that wait until it shows whether what is on its way becomes pages.
        var parked: [Int] = []
    }

    private struct Beginning: Hashable {
        let prefix: Int
        /// Nil for all hosts together.
        let host: Int?
    }

    /// True where there is no budget at all.
    package let isEmpty: Bool
    private let prefixes: [PrefixLimit]
    /// The budget of each rule, nil for a rule without.
    private let rules: [Int?]
    private var all: [Allotment] = []
    private var places: [Beginning: Int] = [:]
    private var charges: [UInt32: Charge] = [:]

    /// A book of what is stored nowhere yet.
    ///
    /// - Parameters:
    ///   - prefixes: What may begin alike.
    ///   - rules: The names of rules and their limits, nil for any number.
    package init(_ prefixes: [PrefixLimit], rules: [(name: String, pages: Int?)]) {
        self.prefixes = prefixes
        var all: [Allotment] = []
        self.rules = rules.map { rule in
            guard let pages = rule.pages else { return nil }
            all.append(Allotment(limit: pages, words: rule.name))
            return all.count - 1
        }
        self.all = all
        isEmpty = prefixes.isEmpty && all.isEmpty
    }

    /// Whether there is room for a page of a host that these rules allow.
    package mutating func room(for url: WebURL, on host: Int, by rules: [Int]) -> Room {
        let required = budgets(of: url, on: host)
        if let spent = required.first(where: isSpent) { return .spent(all[spent].words) }
        let choices = rules.map { self.rules[$0] }
        let limited = choices.compactMap(\.self)
        let open = limited.filter { !isSpent($0) }
        let isUnlimited = limited.count < choices.count || choices.isEmpty
        if open.isEmpty, !isUnlimited { return .spent(all[limited[0]].words) }
        let free = open.filter { !isPledged($0) }
        let blocked = required.filter(isPledged) + (free.isEmpty && !isUnlimited ? open : [])
        return blocked.isEmpty ? .free(Charge(places: required + free)) : .pledged(blocked)
    }

    /// Sets a page aside that is on its way.
    package mutating func reserve(_ charge: Charge, for id: UInt32) {
        charges[id] = charge
        for place in charge.places { all[place].budget.reserve() }
    }

    /// Gives a reservation back.
    ///
    /// - Returns: The hosts that waited for it.
    package mutating func settle(_ id: UInt32, isStored: Bool) -> [Int] {
        guard let charge = charges.removeValue(forKey: id) else { return [] }
        return charge.places.flatMap { place in
            all[place].budget.settle(isStored: isStored)
            defer { all[place].parked = [] }
            return all[place].parked
        }
    }

    /// Lets a host wait for budgets.
    package mutating func park(_ host: Int, at places: [Int]) {
        for place in places { all[place].parked.append(host) }
    }

    /// Takes over that a page is stored.
    package mutating func restore(_ url: WebURL, on host: Int, by rules: [Int]) {
        let places = budgets(of: url, on: host) + rules.compactMap { self.rules[$0] }
        for place in places { all[place].budget.restore(1) }
    }

    private func isSpent(_ place: Int) -> Bool { all[place].budget.isSpent(all[place].limit) }

    private func isPledged(_ place: Int) -> Bool { all[place].budget.isPledged(all[place].limit) }

    private mutating func budgets(of url: WebURL, on host: Int) -> [Int] {
        var found: [Int] = []
        for (number, prefix) in prefixes.enumerated() where prefix.concerns(url) {
            let beginning = Beginning(prefix: number, host: prefix.isPath ? host : nil)
            let place = places[beginning] ?? all.count
            if place == all.count {
                places[beginning] = place
                let words = "max-pages-below \(prefix.text)"
                all.append(Allotment(limit: prefix.pages, words: words))
            }
            found.append(place)
        }
        return found
    }
}

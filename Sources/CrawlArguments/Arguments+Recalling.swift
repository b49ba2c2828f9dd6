extension Arguments {
    /// What concerns one call, and is nothing that a later one goes by.
    private static let fleeting: Set = ["max-time", "deadline"]

    /// Takes over what an earlier run was told of an option, unless somebody has spoken of it.
    ///
    /// - Parameters:
    ///   - name: The option; one that this command does not have is passed over.
    ///   - values: One value, or each of a list.
    ///   - host: Whom it holds for alone, nil for everybody.
    ///   - run: The run's number.
    /// - Throws: What this version of the program cannot mean.
    package mutating func recall(
        _ name: String,
        _ values: [String],
        of host: String?,
        from run: Int
    ) throws(UsageError) {
        let option = Option.settable.first { $0.name == name && !Self.fleeting.contains(name) }
        guard let option else { return }
        for value in values where !value.isEmpty {
            if let host {
                try sources.hosts[host, default: Arguments()].take(option, value, from: .run(run))
            } else {
                try take(option, value, from: .run(run))
            }
        }
    }
}

import CrawlModel

extension Arguments {
    /// Reads all that is said about a call: the words, and for a crawl the environment and
    /// configuration files.
    ///
    /// - Parameters:
    ///   - words: What follows the command's name.
    ///   - environment: Variables; those that begin with `CRAWL_` stand for options.
    ///   - read: Gives the text of a file, or throws why it cannot be read.
    /// - Throws: The first thing that is wrong, and where it stands.
    package init(
        parsing words: [String],
        environment: [String: String] = [:],
        read: (String) throws(UsageError) -> String = { (name) throws(UsageError) in
            throw .noConfiguration(name, cause: "nothing is read here")
        }
    ) throws(UsageError) {
        try self.init(typing: words)
        guard !isQuestion else { return }
        if verb.isConfigured {
            try heed(environment)
            // The strongest comes first: what it says stays.
            for name in sources.files.reversed() where name != Self.noFile {
                try heed(ConfigurationText(parsing: try read(name), named: name), named: name)
            }
            try inherit()
        }
        try settleSteering()
        try check()
    }

    /// What `--config` names where no file is to be read.
    private static let noFile = "none"

    /// The names of the options that somebody set.
    package var typed: Set<String> { Set(sources.given.keys) }

    private mutating func heed(_ environment: [String: String]) throws(UsageError) {
        for (variable, value) in environment.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
            guard variable.utf8.starts(with: Option.variablePrefix.utf8) else { continue }
            let origin = Origin.environment(variable: variable)
            guard let option = Option.settable.first(where: { $0.variable == variable }) else {
                // Others may have variables of that kind, too.
                let suggestion = Suggestion.nearest(
                    to: variable,
                    among: Option.settable.map(\.variable)
                )
                guard let suggestion else { continue }
                throw .at(origin, .unknownVariable(suggestion: suggestion))
            }
            for line in option.isRepeatable
                ? value.split(separator: "\n").map(String.init) : [value]
            {
                try take(option, line, from: origin)
            }
        }
    }

    private mutating func heed(
        _ text: ConfigurationText,
        named name: String
    ) throws(UsageError) {
        var host: String?
        for line in text.lines {
            let origin = Origin.file(name, line: line.number)
            switch line.entry {
            case .host(let pattern): host = pattern.lowercased()
            case .setting(let name, let value):
                let option = try Self.option(named: name, at: origin, inHost: host != nil)
                if let host {
                    try sources.hosts[host, default: Arguments()].take(option, value, from: origin)
                } else {
                    try take(option, value, from: origin)
                }
            }
        }
    }

    private static func option(
        named name: String,
        at origin: Origin,
        inHost isForHost: Bool
    ) throws(UsageError) -> Option {
        let settable = Option.settable.filter { $0.name != Option.configurationName }
        let candidates = isForHost ? settable.filter(\.marks.isForHosts) : settable
        if let option = candidates.first(where: { $0.name == name }) { return option }
        guard !settable.contains(where: { $0.name == name }) else {
            throw .at(origin, .notForHosts(name))
        }
        let suggestion = Suggestion.nearest(to: name, among: candidates.map(\.name))
        throw .at(origin, .unknownSetting(name, suggestion: suggestion))
    }

    /// Gives each section of hosts what the sections of the domains above it say and it does not.
    private mutating func inherit() throws(UsageError) {
        let written = sources.hosts
        for (pattern, section) in written {
            var section = section
            for domain in Self.domains(above: pattern) {
                for (name, given) in written[domain]?.sources.given ?? [:]
                where section.sources.given[name] == nil {
                    for value in given.values {
                        try Option.named(name)?.read(
                            setting: value,
                            from: given.origin,
                            into: &section
                        )
                    }
                }
            }
            sources.hosts[pattern] = section
        }
    }

    /// The patterns of all domains above a host or a pattern, the nearest first.
    private static func domains(above pattern: String) -> [String] {
        let labels = pattern.split(separator: ".").filter { $0 != "*" }
        return labels.indices.dropFirst().map { "*." + labels[$0...].joined(separator: ".") }
    }

    /// Takes what a place of lower rank says, unless a higher one has spoken or the command at hand
    /// has no such option; wrong is wrong all the same.
    mutating func take(
        _ option: Option,
        _ value: String?,
        from origin: Origin
    ) throws(UsageError) {
        var copy = self
        do throws(UsageError) {
            try option.read(setting: value, from: origin, into: &copy)
        } catch {
            throw .at(origin, error)
        }
        let given = sources.given[option.name]
        guard option.verbs.contains(verb), given?.origin.isBeside(origin) ?? true else { return }
        self = copy
    }
}

extension Option {
    /// Notes in the arguments that the option was typed without a value, negated as `--no-X`.
    func note(in arguments: inout Arguments, isNegated: Bool = false) {
        switch value {
        case .flag(let place): arguments[keyPath: place] = !isNegated
        case .tally(let place):
            arguments[keyPath: place] = isNegated ? 0 : arguments[keyPath: place] + 1
        case .verb(let verb): arguments.verb = verb
        default: return
        }
        arguments.typed.insert(name)
    }

    /// Reads a value into the arguments.
    ///
    /// - Throws: What is wrong with it.
    func read(_ text: String, into arguments: inout Arguments) throws(UsageError) {
        guard !text.isEmpty else { throw .emptyValue(option: name) }
        do {
            try assign(text, in: &arguments)
        } catch {
            throw .badValue(option: name, value: text, fault: error)
        }
        arguments.typed.insert(name)
    }

    private func assign(_ text: String, in arguments: inout Arguments) throws(ValueFault) {
        switch value {
        case .flag, .tally, .verb: return
        case .seed: arguments.seeds.append(.named(text))
        case .text(let place): arguments[keyPath: place] = text
        case .header(let place): arguments[keyPath: place] = try ValueReader.header(text)
        case .list(let place): arguments[keyPath: place].append(text)
        case .scope(let place): arguments[keyPath: place] = try ValueReader.choice(text)
        case .robots(let place): arguments[keyPath: place] = try ValueReader.choice(text)
        case .kept(let place): arguments[keyPath: place] = try ValueReader.choice(text)
        case .follow(let place): arguments[keyPath: place] = try ValueReader.choice(text)
        default: try measure(text, in: &arguments)
        }
    }

    private func measure(_ text: String, in arguments: inout Arguments) throws(ValueFault) {
        switch value {
        case .number(let place, let range):
            arguments[keyPath: place] = try ValueReader.number(text, in: range)
        case .limit(let place, let range):
            arguments[keyPath: place] = try ValueReader.number(text, in: range)
        case .reach(let place, let range):
            arguments[keyPath: place] = try ValueReader.numberOrInfinity(text, in: range)
        case .duration(let place, let least):
            arguments[keyPath: place] = try ValueReader.duration(text, from: least)
        case .durationLimit(let place, let least):
            arguments[keyPath: place] = try ValueReader.duration(text, from: least)
        case .share(let place): arguments[keyPath: place] = try ValueReader.share(text)
        case .rate(let place): arguments[keyPath: place] = try ValueReader.rate(text)
        case .size(let place): arguments[keyPath: place] = try ValueReader.size(text)
        case .sizeLimit(let place): arguments[keyPath: place] = try ValueReader.size(text)
        default: return
        }
    }
}

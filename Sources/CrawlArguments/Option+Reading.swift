extension Option {
    /// Notes in the arguments that the option was typed without a value, negated as `--no-X`.
    func note(
        in arguments: inout Arguments,
        isNegated: Bool = false,
        from origin: Origin = .words
    ) {
        switch value {
        case .flag(let place): arguments[keyPath: place] = !isNegated
        case .tally(let place):
            arguments[keyPath: place] = isNegated ? 0 : arguments[keyPath: place] + 1
        case .verb(let verb):
            // Who names no command wants the screen about all of them.
            arguments.inquiry.topic = arguments.verb == .run ? nil : arguments.verb
            arguments.verb = verb
        default: return
        }
        arguments.sources.given[name] = GivenOption(
            origin: origin,
            values: [isNegated ? "no" : "yes"]
        )
    }

    /// Reads a value into the arguments.
    ///
    /// - Throws: What is wrong with it.
    func read(
        _ text: String,
        from origin: Origin = .words,
        into arguments: inout Arguments
    ) throws(UsageError) {
        guard !text.isEmpty else { throw .emptyValue(option: name) }
        do {
            try assign(text, in: &arguments)
        } catch {
            throw .badValue(option: name, value: text, fault: error)
        }
        let earlier = isRepeatable ? arguments.sources.given[name]?.values ?? [] : []
        arguments.sources.given[name] = GivenOption(origin: origin, values: earlier + [text])
    }

    /// Reads what a file or a variable says: a value, or `yes` or `no` where none is taken.
    ///
    /// - Throws: What is wrong with it.
    func read(
        setting text: String?,
        from origin: Origin,
        into arguments: inout Arguments
    ) throws(UsageError) {
        if takesValue {
            guard let text else { throw .missingValue(option: name) }
            return try read(text, from: origin, into: &arguments)
        }
        do {
            let isOn = try text.map(ValueReader.truth) ?? true
            note(in: &arguments, isNegated: !isOn, from: origin)
        } catch {
            throw .badValue(option: name, value: text ?? "", fault: error)
        }
    }

    private func assign(_ text: String, in arguments: inout Arguments) throws(ValueFault) {
        switch value {
        case .flag, .tally, .verb: return
        case .seed: arguments.seeds.append(.named(text))
        case .text(let place): arguments[keyPath: place] = text
        case .header(let place): arguments[keyPath: place] = try ValueReader.header(text)
        case .list(let place): arguments[keyPath: place].append(text)
        case .choice(_, let read), .custom(let read): try read(text, &arguments)
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
        case .age(let place): arguments[keyPath: place] = try ValueReader.age(text)
        case .share(let place): arguments[keyPath: place] = try ValueReader.share(text)
        case .rate(let place): arguments[keyPath: place] = try ValueReader.rate(text)
        case .size(let place): arguments[keyPath: place] = try ValueReader.size(text)
        case .sizeLimit(let place): arguments[keyPath: place] = try ValueReader.size(text)
        default: return
        }
    }
}

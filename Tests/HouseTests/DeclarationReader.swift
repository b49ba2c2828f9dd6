/// Finds the declarations in the tokens of a file, with their extents.
///
/// It knows as much of Swift's grammar as text formatted by swift-format needs.
struct DeclarationReader {
    private(set) var declarations: [Declaration] = []
    private let tokens: [Token]
    /// One entry for each open brace: the declaration whose body it opens, or nil.
    private var scopes: [Int?] = []
    private var bodies: [Int: Int] = [:]

    init(_ tokens: [Token]) {
        self.tokens = tokens
        for index in tokens.indices { read(index) }
    }

    private mutating func read(_ index: Int) {
        switch tokens[index].text {
        case "{": openScope(index)
        case "}": closeScope(index)
        default: readDeclaration(index)
        }
    }

    private mutating func openScope(_ index: Int) {
        scopes.append(bodies[index])
        guard bodies[index] == nil, let inner = scopes.last(where: { $0 != nil }) ?? nil else {
            return
        }
        let depth = scopes.reversed().prefix { $0 == nil }.count
        declarations[inner].nesting = max(declarations[inner].nesting, depth)
    }

    private mutating func closeScope(_ index: Int) {
        guard let closed = scopes.popLast() ?? nil else { return }
        declarations[closed].endLine = tokens[index].line
    }

    private mutating func readDeclaration(_ index: Int) {
        guard let kind = kind(at: index) else { return }
        let heading = modifiers(before: index)
        var declaration = Declaration(
            kind: kind,
            name: name(after: index, kind: kind),
            modifiers: heading.words,
            startLine: heading.line,
            line: tokens[index].line,
            parent: scopes.last ?? nil,
            endLine: tokens[index].line
        )
        if kind.isFunction { declaration.parameters = parameterCount(after: index) }
        if let brace = bodyStart(after: index, kind: kind) {
            declaration.body = onlyAssignsMembers(bodyAt: brace) ? .assignments : .statements
            bodies[brace] = declarations.count
        }
        declarations.append(declaration)
    }

    /// The kind of declaration that the word at this place begins, if it begins one.
    private func kind(at index: Int) -> Declaration.Kind? {
        guard let kind = Declaration.Kind(rawValue: tokens[index].text) else { return nil }
        let next = text(index + 1)
        guard ![".", "import"].contains(text(index - 1)) else { return nil }
        guard ![":", ",", ")", "=", ""].contains(next) else { return nil }
        switch kind {
        case .deinit: return next == "{" ? kind : nil
        case .`init`: return ["(", "<", "?"].contains(next) ? kind : nil
        case .subscript: return ["(", "<"].contains(next) ? kind : nil
        case .class where ["func", "var", "subscript"].contains(next): return nil
        case .var, .let: return isAmongMembers ? kind : nil
        case .func: return kind
        case .extension where next == "[": return kind
        default: return tokens[index + 1].isWord ? kind : nil
        }
    }

    /// Whether the reader stands directly in a type, an extension or the file.
    private var isAmongMembers: Bool {
        guard let scope = scopes.last else { return true }
        return scope.map { declarations[$0].kind.holdsMembers } ?? false
    }

    private func name(after index: Int, kind: Declaration.Kind) -> String {
        switch kind {
        case .`init`, .deinit, .subscript: kind.rawValue
        case .func:
            tokens[(index + 1)...].prefix {
                !["(", "<"].contains($0.text) || $0 == tokens[index + 1]
            }
            .map(\.text).joined()
        case .extension: extendedType(after: index)
        default: text(index + 1)
        }
    }

    /// The type that an extension names, an array by the name that it has without its brackets.
    private func extendedType(after index: Int) -> String {
        guard text(index + 1) != "[" else { return "Array" }
        return tokens[(index + 1)...].prefix { $0.isWord && $0.text != "where" || $0.text == "." }
            .map(\.text).joined()
    }

    /// The attributes and modifiers before a keyword, and the line on which they begin.
    private func modifiers(before index: Int) -> (words: [String], line: Int) {
        var words: [String] = []
        var first = index
        while let start = modifierStart(endingAt: first - 1) {
            words.append(tokens[start].text)
            first = start
        }
        return (words, tokens[first].line)
    }

    private func modifierStart(endingAt index: Int) -> Int? {
        var start = index
        if text(start) == ")" {
            var open = 0
            repeat {
                open += text(start) == ")" ? 1 : text(start) == "(" ? -1 : 0
                start -= 1
            } while open > 0 && start >= 0
        }
        if text(start - 1) == "@" { return start - 1 }
        return Self.modifierWords.contains(text(start)) ? start : nil
    }

    private static let modifierWords: Set = [
        "public", "package", "internal", "fileprivate", "private", "open", "static", "class",
        "final",
        "mutating", "nonmutating", "consuming", "borrowing", "nonisolated", "isolated", "lazy",
        "weak",
        "unowned", "override", "required", "convenience", "indirect", "prefix", "postfix", "infix",
    ]

    /// How many parameters the first parenthesis after the keyword lists.
    private func parameterCount(after index: Int) -> Int {
        guard let start = tokens[index...].firstIndex(where: { $0.text == "(" }) else { return 0 }
        var open = 0
        var commas = 0
        var isEmpty = true
        for token in tokens[start...] {
            open += Self.balance(token, countingAngles: true)
            if open == 0 { break }
            if token.text == ",", open == 1 { commas += 1 }
            if token != tokens[start] { isEmpty = false }
        }
        return isEmpty ? 0 : commas + 1
    }

    /// The brace that opens the body, nil for what has none.
    private func bodyStart(after index: Int, kind: Declaration.Kind) -> Int? {
        guard kind != .typealias, !(kind.isFunction && isInsideProtocol) else { return nil }
        var open = 0
        for place in (index + 1)..<tokens.count {
            let token = tokens[place]
            if open == 0, token.text == "{" { return holdsObservers(place) ? nil : place }
            if kind == .var || kind == .let, open == 0, ends(kind, at: place) { return nil }
            open += Self.balance(token, countingAngles: false) + (token.text == "{" ? 1 : 0)
            if token.text == "}" { open -= 1 }
        }
        return nil
    }

    private var isInsideProtocol: Bool {
        guard let scope = scopes.last, let scope else { return false }
        return declarations[scope].kind == .protocol
    }

    private func holdsObservers(_ brace: Int) -> Bool {
        ["didSet", "willSet"].contains(text(brace + 1))
    }

    /// Whether a property has no body any more at this place: a value, or another line, begins.
    private func ends(_ kind: Declaration.Kind, at place: Int) -> Bool {
        if ["=", "}", ";"].contains(text(place)) { return true }
        let beginsLine = tokens[place].line > tokens[place - 1].line
        return beginsLine && ![":", ",", "&", ".", "->", "<", "(", "["].contains(text(place - 1))
    }

    private func onlyAssignsMembers(bodyAt brace: Int) -> Bool {
        for place in (brace + 1)..<tokens.count {
            if text(place) == "}" { return true }
            let beginsLine = tokens[place].line > tokens[place - 1].line
            guard beginsLine || ["{", ";"].contains(text(place - 1)) else { continue }
            guard text(place) == "self", text(place + 1) == "." else { return false }
        }
        return false
    }

    private func text(_ index: Int) -> String {
        tokens.indices.contains(index) ? tokens[index].text : ""
    }

    private static func balance(_ token: Token, countingAngles: Bool) -> Int {
        switch token.text {
        case "(", "[": 1
        case ")", "]": -1
        case "<" where countingAngles: 1
        case ">" where countingAngles: -1
        default: 0
        }
    }
}

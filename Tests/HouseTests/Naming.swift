/// A name says where a thing stands: file and type, test and source, module and type.
enum Naming {
    /// The file X.swift declares X, and X+Aspect.swift extends X.
    ///
    /// A file that only teaches types of the standard library may be named after what it teaches.
    static func fileName(_ file: SourceFile) -> [Finding] {
        let parts = file.name.split(separator: "+", maxSplits: 1).map(String.init)
        if parts.count == 2, !isTestSuite(file) {
            let extends = file.declarations.contains {
                $0.kind == .extension && names($0, parts[0])
            }
            return extends
                ? [] : [file.finding(1, "\(file.name).swift does not extend \(parts[0])")]
        }
        guard !onlyTeaches(file) else { return [] }
        let name = file.name.filter { $0 != "+" }
        let declares = file.declarations.contains { declaration in
            (declaration.kind.isType || declaration.kind == .typealias) && declaration.name == name
        }
        return declares ? [] : [file.finding(1, "\(file.name).swift does not declare \(name)")]
    }

    private static func names(_ declaration: Declaration, _ type: String) -> Bool {
        declaration.name.split(separator: ".").last.map(String.init) == type
    }

    private static func onlyTeaches(_ file: SourceFile) -> Bool {
        let outermost = file.declarations.filter { $0.parent == nil }
        return !outermost.isEmpty
            && outermost.allSatisfy {
                $0.kind == .extension && standardTypes.contains($0.name)
            }
    }

    private static let standardTypes: Set = [
        "Span", "MutableSpan", "OutputSpan", "RawSpan", "Array", "ArraySlice", "ContiguousArray",
        "Sequence", "Collection", "UInt8", "Duration", "String", "Substring", "StaticString",
    ]

    /// Names that say nothing.
    static func emptyWords(_ file: SourceFile) -> [Finding] {
        let types = file.declarations.filter(\.kind.isType).map { ($0.name, $0.line) }
        return ([(file.name, 1)] + types).compactMap { name, line in
            let words = words(of: name)
            let empty =
                words.first(where: sayingNothing.contains)
                ?? words.last.flatMap {
                    $0 == "base" ? $0 : nil
                }
            return empty.map { file.finding(line, "\(name) says \($0), which names no room") }
        }
    }

    private static let sayingNothing: Set = [
        "util", "utils", "utility", "utilities", "helper", "helpers", "manager", "common", "core",
        "misc", "shared",
    ]

    /// The words of a name in camel case, in lower case: URLKey is url and key.
    static func words(of name: String) -> [String] {
        var words: [[Character]] = []
        let letters = Array(name)
        for (index, letter) in letters.enumerated() {
            let beginsWord =
                letter.isUppercase
                && (index == 0 || !letters[index - 1].isUppercase
                    || index + 1 < letters.count && letters[index + 1].isLowercase)
            if words.isEmpty || beginsWord || !letter.isLetter && !letter.isNumber {
                words.append([])
            }
            words[words.count - 1].append(letter)
        }
        return words.map { String($0.filter { $0.isLetter || $0.isNumber }).lowercased() }
            .filter { !$0.isEmpty }
    }

    /// No module is called like a type: the compiler could not tell Module.Type from Type.Type.
    static func moduleTwins(_ file: SourceFile) -> [Finding] {
        file.declarations.filter { $0.kind.isType && FloorPlan.floors[$0.name] != nil }.map {
            file.finding($0.line, "\($0.name) is the name of a module, too")
        }
    }

    /// A file of tests begins with a type of its target, or with the name of the target.
    ///
    /// What follows is free, on a new word: an aspect, a behaviour, the suite that is the judge. A
    /// type that the tests bring along themselves, beside their suites, may be tested too.
    static func mirror(_ file: SourceFile, in files: [SourceFile]) -> [Finding] {
        guard isTestSuite(file) else { return [] }
        let subject = String(file.target.dropLast("Tests".count))
        let own = files.filter {
            $0.target == subject || $0.target == file.target && !isTestSuite($0)
        }
        var names = Set(own.flatMap(\.declarations).filter(\.kind.isType).map(\.name))
        names.formUnion(own.map(\.name))
        names.insert(subject.prefix(1).uppercased() + subject.dropFirst())
        let stem = String(file.name.dropLast("Tests".count))
        guard !names.contains(where: { begins(stem, with: $0) }) else { return [] }
        return [file.finding(1, "\(file.name).swift is named after nothing in \(subject)")]
    }

    private static func begins(_ stem: String, with name: String) -> Bool {
        guard stem.hasPrefix(name) else { return false }
        let next = stem.dropFirst(name.count).first
        return next.map { $0.isUppercase || $0 == "+" } ?? true
    }

    private static func isTestSuite(_ file: SourceFile) -> Bool {
        file.target.hasSuffix("Tests") && file.name.hasSuffix("Tests")
    }
}

/// How long, how wide and how deep a text may be.
enum Shape {
    static func lines(_ file: SourceFile) -> [Finding] {
        file.lines.enumerated().compactMap { index, line in
            guard line.utf8.count > 100, line.count > 100 else { return nil }
            return file.finding(index + 1, "the line has \(line.count) of at most 100 characters")
        }
    }

    static func length(_ file: SourceFile) -> [Finding] {
        let limit = file.isTest ? 600 : 400
        guard file.lines.count > limit else { return [] }
        return [file.finding(limit, "the file has \(file.lines.count) of at most \(limit) lines")]
    }

    static func functionLength(_ file: SourceFile) -> [Finding] {
        bodies(of: file).compactMap { declaration in
            let lines = declaration.endLine - declaration.line + 1
            guard lines > 50 else { return nil }
            return file.finding(
                declaration.line,
                "\(declaration.name) has \(lines) of at most 50 lines"
            )
        }
    }

    static func nesting(_ file: SourceFile) -> [Finding] {
        bodies(of: file).filter { $0.nesting > 4 }.map {
            file.finding($0.line, "\($0.name) nests \($0.nesting) of at most 4 braces")
        }
    }

    /// An initialiser that only assigns members is as long as its type, and judged by that.
    static func parameters(_ file: SourceFile) -> [Finding] {
        file.declarations.filter { $0.parameters > 6 && !$0.isMemberwise }.map {
            file.finding($0.line, "\($0.name) takes \($0.parameters) of at most 6 parameters")
        }
    }

    static func storedProperties(_ file: SourceFile) -> [Finding] {
        file.declarations.indices.compactMap { type in
            let members = file.declarations.filter { isStored($0, in: type) }
            guard file.declarations[type].kind.isType, members.count > 10 else { return nil }
            let name = file.declarations[type].name
            let sentence = "\(name) stores \(members.count) of at most 10 properties"
            return file.finding(file.declarations[type].line, sentence)
        }
    }

    /// A module beyond this size is two.
    static func modules(_ files: [SourceFile]) -> [Finding] {
        Dictionary(grouping: files, by: \.target).compactMap { target, files in
            let lines = files.reduce(0) { $0 + $1.lines.count }
            guard lines > 2500 else { return nil }
            let sentence = "the module has \(lines) of at most 2500 lines"
            return Finding(path: "Sources/\(target)", line: 1, sentence: sentence)
        }
    }

    private static func bodies(of file: SourceFile) -> [Declaration] {
        file.declarations.filter { $0.kind.isFunction || $0.isComputed }
    }

    private static func isStored(_ declaration: Declaration, in type: Int) -> Bool {
        declaration.parent == type && !declaration.isComputed
            && (declaration.kind == .var || declaration.kind == .let)
            && !declaration.modifiers.contains("static")
    }
}

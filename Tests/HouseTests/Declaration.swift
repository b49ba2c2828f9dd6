/// A declaration as far as the house rules look at it.
struct Declaration {
    enum Kind: String {
        case `struct`, `class`, `enum`, actor, `protocol`, `extension`, `typealias`
        case `func`, `init`, `deinit`, `subscript`, `var`, `let`

        var isType: Bool { [.struct, .class, .enum, .actor, .protocol].contains(self) }
        var holdsMembers: Bool { isType || self == .extension }
        var isFunction: Bool { [.func, .`init`, .deinit, .subscript].contains(self) }
    }

    /// What stands between the braces.
    enum Body {
        case statements
        /// Nothing but assignments to members.
        case assignments
    }

    let kind: Kind
    /// For an extension the whole path of the type.
    let name: String
    let modifiers: [String]
    /// Where its first attribute or modifier stands.
    let startLine: Int
    let line: Int
    /// The place of its parent in the reader's list.
    let parent: Int?
    var parameters = 0
    var body: Body?
    /// The deepest brace inside its body, not counting those of declarations within.
    var nesting = 0
    var endLine: Int

    var isComputed: Bool { kind == .var && body != nil }
    var isMemberwise: Bool { kind == .`init` && body == .assignments }
}

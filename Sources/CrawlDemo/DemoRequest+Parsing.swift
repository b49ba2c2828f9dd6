/// Why bytes are no request that the server answers.
enum BadRequest: Error {
    case malformed
    case headTooLarge
    case bodyNotUnderstood

    var status: Int {
        switch self {
        case .malformed: 400
        case .headTooLarge: 431
        case .bodyNotUnderstood: 501
        }
    }
}

extension DemoRequest {
    /// The bytes that a head may have at most.
    static let largestHead = 32_768

    /// Reads a head (RFC 9112, sections 2 and 3), without the empty line that ends it.
    ///
    /// - Throws: What is wrong with it; nothing that a client sends traps.
    /// - Complexity: O(n) in the bytes of the head.
    init(parsing head: ArraySlice<UInt8>) throws(BadRequest) {
        let lines = head.split(separator: UInt8(ascii: "\n"))
        guard let first = lines.first else { throw .malformed }
        let words = first.trimmed.split(
            separator: UInt8(ascii: " "),
            omittingEmptySubsequences: false
        )
        guard words.count == 3, words[0].isToken, words[1].isTarget else { throw .malformed }
        guard words[2].starts(with: "HTTP/1.".utf8), words[2].count == 8 else { throw .malformed }
        let isOld = words[2].last == UInt8(ascii: "0")
        var facts = HeadFacts()
        for line in lines.dropFirst() { try facts.add(line) }
        guard facts.host != nil || isOld else { throw .malformed }
        method = String(decoding: words[0], as: UTF8.self)
        target = String(decoding: words[1], as: UTF8.self)
        host = String(decoding: facts.host ?? [], as: UTF8.self)
        self.head = Array(head)
        keepsAlive = !isOld && !facts.isLast
        takesChunks = !isOld
        bodyCount = facts.bodyCount ?? 0
    }
}

/// What the server itself must know of a head's fields.
private struct HeadFacts {
    var host: ArraySlice<UInt8>?
    var bodyCount: Int?
    /// True where the client wants the connection to end after the answer.
    var isLast = false

    mutating func add(_ line: ArraySlice<UInt8>) throws(BadRequest) {
        guard let field = FieldLine(line) else { throw .malformed }
        switch field.name.count {
        case 4 where field.isNamed("host"):
            guard host == nil else { throw .malformed }
            host = field.value
        case 10 where field.isNamed("connection"):
            isLast = isLast || field.value.equals("close")
        case 14 where field.isNamed("content-length"):
            guard let count = field.value.decimal else { throw .malformed }
            guard bodyCount == nil || bodyCount == count else { throw .malformed }
            bodyCount = count
        case 17 where field.isNamed("transfer-encoding"):
            throw .bodyNotUnderstood
        default: break
        }
    }
}

extension ArraySlice<UInt8> {
    /// True where these bytes can be a request's target: not empty, no blanks, no controls.
    fileprivate var isTarget: Bool {
        !isEmpty && allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }

    /// The number that the digits spell, nil for anything else and for numbers too large.
    fileprivate var decimal: Int? {
        guard !isEmpty, count <= 18 else { return nil }
        guard allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}

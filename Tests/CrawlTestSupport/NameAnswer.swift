/// What a stub name server does about one question.
package struct NameAnswer: Sendable {
    /// What comes over UDP.
    package enum Way: Sendable {
        case plain
        /// A message that says it is cut, so that the whole has to be asked for over TCP.
        case truncated
        /// Nothing, ever.
        case silence
    }

    package var code: UInt8 = 0
    /// Addresses as text; those of the kind that is asked for are given.
    package var addresses: [String] = []
    package var lifetime: UInt32 = 60
    /// Aliases on the way to the addresses.
    package var aliases: [String] = []
    /// The time that the authority grants an answer without addresses; nil for no authority.
    package var emptyLifetime: UInt32?
    package var delay: Duration = .zero
    package var way = Way.plain

    /// An answer with these addresses.
    package init(_ addresses: [String] = [], lifetime: UInt32 = 60) {
        self.addresses = addresses
        self.lifetime = lifetime
    }

    /// An answer with an error's number.
    package init(code: UInt8) {
        self.code = code
    }

    package static let noSuchName = NameAnswer(code: 3)
    package static let serverFailure = NameAnswer(code: 2)
    package static let refused = NameAnswer(code: 5)

    /// No answer, ever.
    package static var silence: NameAnswer {
        var answer = NameAnswer()
        answer.way = .silence
        return answer
    }
}

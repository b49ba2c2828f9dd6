/// A reader of bytes from outside, and the laws that it keeps whatever they are.
///
/// To add one, write a type like those beside this file, name it in ``FuzzTargets/all``, and put a
/// few inputs that it likes into `Seeds`, in a directory with its name.
package protocol FuzzTarget: Sendable {
    /// What the commands and the directory of seeds are called.
    static var name: String { get }

    init()

    /// Does with an input what a crawl does and no more, because this is what is timed.
    ///
    /// - Returns: How much came of it, so that nothing is left out as unused.
    func read(_ input: [UInt8]) -> Int

    /// Reads an input and holds what came of it against the laws.
    ///
    /// - Throws: The law that is broken.
    func check(_ input: [UInt8]) throws(BrokenLaw)
}

/// The targets that can be asked for.
package enum FuzzTargets {
    package static let all: [any FuzzTarget.Type] = [
        URLTarget.self, HTMLTarget.self, RobotsTarget.self, SitemapTarget.self,
        EncodingTarget.self, TypeTarget.self, CodingTarget.self, FieldTarget.self, SeedTarget.self,
        FeedTarget.self, StyleTarget.self,
    ]

    /// The target of a name, nil where none has it.
    package static func target(named name: String) -> (any FuzzTarget)? {
        all.first { $0.name == name }?.init()
    }
}

/// Where something of the demo lives: a host's first label, and a path and query in normal form.
struct DemoAddress: Hashable, Sendable {
    let host: String
    let target: String

    /// The URL in its normal form.
    func url(port: UInt16) -> String { "http://\(authority(port: port))\(target)" }

    func authority(port: UInt16) -> String { "\(host).localhost:\(port)" }
}

/// A link of a page: where it leads, and how the page writes that.
struct DemoLink: Sendable {
    enum Element: Sendable {
        case anchor, area, iframe, refresh
    }

    /// One of the many ways to write one URL.
    enum Spelling: Sendable {
        /// The path alone.
        case path
        /// The whole URL.
        case absolute
        /// The whole URL but for its scheme.
        case anyScheme
        /// The whole URL with a scheme and a host in capitals.
        case shouting
        /// The path and a place in the page.
        case fragment(String)
        /// As given.
        case written(String)
    }

    let target: DemoAddress
    var spelling = Spelling.path
    var element = Element.anchor

    /// What the page says, before it is escaped for HTML.
    func reference(port: UInt16) -> String {
        let authority = target.authority(port: port)
        return switch spelling {
        case .path: target.target
        case .absolute: target.url(port: port)
        case .anyScheme: "//\(authority)\(target.target)"
        case .shouting: "HTTP://\(authority.uppercased())\(target.target)"
        case .fragment(let name): "\(target.target)#\(name)"
        case .written(let text): text
        }
    }
}

/// How a URL of the demo fails.
package enum DemoFailure: Sendable, Hashable {
    /// It answers with this status.
    case status(Int)
    /// The connection is reset before an answer.
    case reset
    /// The body ends before its announced end.
    case truncated
    /// It redirects to where its chain of redirects has been.
    case loop
}

/// What one URL of the demo answers.
struct DemoPage: Sendable {
    enum Kind: Sendable {
        case html
        /// Text that names URLs which nobody follows.
        case plain
        /// Leads to its only link.
        case redirect(status: Int)
        case failure(DemoFailure)
    }

    let address: DemoAddress
    let title: String
    let kind: Kind
    var links: [DemoLink]
    /// What the page's base element says, nil without one.
    var base: String?
    var delay = Duration.zero
}

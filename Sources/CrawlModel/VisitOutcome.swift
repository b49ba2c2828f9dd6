/// How a visit ended, in the words that the store keeps.
package enum VisitOutcome: String, Sendable, CaseIterable {
    case ok
    /// Answered, with a status that is neither success nor redirect.
    case httpStatus = "http_status"
    case redirect
    /// A redirect that leads back to where its chain has been.
    case redirectLoop = "redirect_loop"
    /// Asked whether it has changed, the server says no.
    case notModified = "not_modified"
    case robotsDenied = "robots_denied"
    case robotsUnreachable = "robots_unreachable"
    case dnsFail = "dns_fail"
    case connectFail = "connect_fail"
    case connectTimeout = "connect_timeout"
    case tlsFail = "tls_fail"
    case timeoutTotal = "timeout_total"
    case timeoutIdle = "timeout_idle"
    case reset
    case noReply = "no_reply"
    case truncated
    case tooLarge = "too_large"
    case decodeError = "decode_error"
    case decodeBomb = "decode_bomb"
    case headerFlood = "header_flood"
    case badHTTP = "bad_http"
    case blockedScheme = "blocked_scheme"
    case blockedAddress = "blocked_address"
    case blockedPort = "blocked_port"
    case outOfScope = "out_of_scope"
    /// A limit that the user set for a host or a site is reached.
    case budget
    /// One of endlessly many URLs that a site makes up.
    case trap
    case notHTML = "not_html"
    /// Read in part: what is beyond a limit is left out.
    case parseLimit = "parse_limit"
    case cancelled
    case localResource = "local_resource"

    /// True where the answer came whole, whatever it says.
    package var isComplete: Bool {
        switch self {
        case .ok, .httpStatus, .redirect, .redirectLoop, .notModified, .notHTML, .parseLimit: true
        default: false
        }
    }

    /// True where a host is not connected to, whatever is requested of it.
    package var isBlocked: Bool { self == .blockedAddress || self == .blockedPort }

    /// True where trying again may help; false where the answer would be the same.
    package var isTransient: Bool {
        switch self {
        case .dnsFail, .connectFail, .connectTimeout, .timeoutTotal, .timeoutIdle, .reset, .noReply,
            .truncated, .robotsUnreachable, .cancelled, .localResource:
            true
        default:
            false
        }
    }
}

/// Why a URL that was seen is not visited.
package enum SkipReason: String, Sendable, CaseIterable {
    case tooDeep = "too_deep"
    case outOfScope = "out_of_scope"
    case excluded
    case notIncluded = "not_included"
    case robotsDenied = "robots_denied"
    case robotsUnreachable = "robots_unreachable"
    case redirectLimit = "redirect_limit"
    case urlTooLong = "url_too_long"
    /// Only named by an element whose targets are recorded, not followed.
    case notFollowed = "not_followed"
    /// Only named by pages or links that ask not to be followed.
    case nofollow
    /// Only named by sitemaps that say that it has not changed since the date of interest.
    case tooOld = "too_old"
    /// Its host could not be reached so often in a row that it was given up.
    case hostDead = "host_dead"
    /// Its shape is one that sites make up without end.
    case trap
    /// So many pages of its host or its domain are stored as were asked for.
    case budget
    /// Put aside until somebody releases it.
    case held
    /// Somebody does not want it.
    case dropped

    /// True where nothing but an order brings a URL back, whatever leads to it.
    package var isAside: Bool { self == .held || self == .dropped }

    /// The words of the scope: where that is another, they may be wrong.
    package static let scopeReasons = [outOfScope, excluded, notIncluded, urlTooLong, trap]
}

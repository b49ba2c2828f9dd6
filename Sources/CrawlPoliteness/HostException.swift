/// How gently one host is asked, where that differs; nil for as everybody.
package struct HostException: Sendable, Equatable {
    package var delay: Duration?
    package var perHost: Int?
    package var adapts: Bool?

    package init(delay: Duration? = nil, perHost: Int? = nil, adapts: Bool? = nil) {
        self.delay = delay
        self.perHost = perHost
        self.adapts = adapts
    }
}

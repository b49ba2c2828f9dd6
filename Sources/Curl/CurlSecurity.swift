/// How connections are secured, and what is spoken over them.
package struct CurlSecurity: Sendable {
    /// Where HTTP/2 is spoken.
    package enum HTTP2: Sendable {
        case never
        /// Over TLS, where the server speaks it too.
        case offered
        /// Everywhere, without asking first.
        case always
    }

    /// Who vouches for servers; nil for nobody, so that no server is believed.
    package var authorities: CurlAuthorities?
    /// False where any certificate will do.
    package var verifiesServers = true
    package var http2 = HTTP2.never

    package init() {}
}

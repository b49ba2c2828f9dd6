/// How connections are secured, and what is spoken over them.
package struct CurlSecurity: Sendable {
    /// Who vouches for servers; nil for nobody, so that no server is believed.
    package var authorities: CurlAuthorities?
    /// False where any certificate will do.
    package var verifiesServers = true
    /// True where HTTP/2 is spoken over TLS with servers that know it.
    package var offersHTTP2 = false

    package init() {}
}

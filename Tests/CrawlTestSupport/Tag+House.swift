package import Testing

extension Tag {
    /// Talks to a server of this machine.
    @Tag package static var loopback: Self
    /// Takes longer than a second.
    @Tag package static var slow: Self
    /// Checks a law over many cases, not an example.
    @Tag package static var law: Self
}

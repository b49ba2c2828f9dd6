/// Where the components of a serialised URL begin and end.
///
///     https://user:pass@example.org:8080/path?query#fragment
///          │      │    │          │    │    │     │
///          │      │    hostStart  │    │    │     fragmentStart
///          │      usernameEnd     │    │    queryStart
///          schemeEnd              │    pathStart
///                                 hostEnd
///
/// A component that is absent begins where the next one does.
struct URLParts: Sendable, Equatable {
    /// An index that takes four bytes.
    @propertyWrapper
    struct Offset: Sendable, Equatable {
        private var value: UInt32 = 0

        var wrappedValue: Int {
            get { Int(value) }
            set { value = UInt32(truncatingIfNeeded: newValue) }
        }
    }

    var scheme = URLScheme.other
    @Offset var schemeEnd
    @Offset var usernameEnd
    @Offset var hostStart
    @Offset var hostEnd
    @Offset var pathStart
    @Offset var queryStart
    @Offset var fragmentStart

    /// True where the host is not null; it may be empty.
    var hasHost: Bool { hostStart > schemeEnd + 1 }

    /// True where a name or a password stands before the host.
    var hasCredentials: Bool { hasHost && hostStart > schemeEnd + 3 }

    /// Where the path begins, or the `/.` that protects one of a URL without host.
    var authorityEnd: Int { hasHost ? pathStart : schemeEnd + 1 }

    /// Moves everything behind the scheme to where it is without name and password.
    mutating func omitCredentials() {
        let length = hostStart - schemeEnd - 3
        usernameEnd = schemeEnd + 3
        hostStart -= length
        hostEnd -= length
        pathStart -= length
        queryStart -= length
        fragmentStart -= length
    }

    /// Places the host's offsets behind the scheme: there is no authority.
    mutating func omitAuthority() {
        usernameEnd = schemeEnd + 1
        hostStart = schemeEnd + 1
        hostEnd = schemeEnd + 1
        pathStart = schemeEnd + 1
    }
}

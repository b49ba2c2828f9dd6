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

    /// Where the path begins, or the `/.` that protects one of a URL without host.
    var authorityEnd: Int { hasHost ? pathStart : schemeEnd + 1 }

    /// Places the host's offsets behind the scheme: there is no authority.
    mutating func omitAuthority() {
        usernameEnd = schemeEnd + 1
        hostStart = schemeEnd + 1
        hostEnd = schemeEnd + 1
        pathStart = schemeEnd + 1
    }
}

package import URLStandard

/// A URL that the user named as a beginning.
package struct Seed: Sendable, Equatable {
    /// What to visit first, without a fragment.
    package let url: WebURL
    /// Where it was written, for messages: a file's name and line, or nil for the command line.
    package let origin: String?
    /// True where no scheme was typed, and the URL has the likelier one.
    package var lacksScheme = false
    /// What its line says beside the URL.
    package var rule = SeedRule()

    package init(url: WebURL, origin: String? = nil) {
        self.url = url
        self.origin = origin
    }
}

/// What is stored of a URL that is visited again, as far as this visit has to know.
package struct EarlierAnswer: Sendable, Equatable {
    /// With them the server may say that nothing has changed; nil where it gave none.
    package var validators: Validators?
    /// True where it was a page when it last said what it is.
    package var isPage: Bool
    /// The depth from which the links or the redirect that it keeps were followed last, nil where
    /// it keeps none.
    package var followedFrom: Int?

    package init(validators: Validators?, isPage: Bool = false, followedFrom: Int? = nil) {
        self.validators = validators
        self.isPage = isPage
        self.followedFrom = followedFrom
    }
}

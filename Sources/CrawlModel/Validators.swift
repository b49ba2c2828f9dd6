/// What an earlier answer said about itself, so that only a changed page comes again.
package struct Validators: Sendable, Equatable {
    /// Its ETag, with the quotation marks.
    package var entityTag: String?
    /// Its Last-Modified, as it was written.
    package var lastModified: String?

    package init(entityTag: String?, lastModified: String?) {
        self.entityTag = entityTag
        self.lastModified = lastModified
    }
}

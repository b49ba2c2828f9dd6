/// By what the content of an answer is known again, in the run that meets it and in later ones.
package enum ContentMark {
    /// The fingerprint of a page's text, else the first eight bytes of its body's digest.
    ///
    /// - Returns: Nil where there is neither.
    package static func of(simhash: Int64?, digest: [UInt8]?) -> UInt64? {
        simhash.map(UInt64.init(bitPattern:))
            ?? digest?.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

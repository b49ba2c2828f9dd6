/// How many blocks of the heap a piece of work may take at most, with Swift as built for release.
///
/// A sixth above what was found when they were set.
enum AllocationsThreshold {
    /// Decoding, reading and packing one page of 60 links, on the pool.
    static let page = 110.0
    /// What each further link of a page may add: nothing but now and then a larger block.
    static let link = 0.1
    /// One request over a kept connection, on the loop; libcurl's own are among them.
    static let fetch = 44.0
}

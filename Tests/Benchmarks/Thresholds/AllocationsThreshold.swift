/// How many blocks of the heap a piece of work may take at most, with Swift as built for release.
///
/// A sixth above what was found when they were set.
enum AllocationsThreshold {
    /// Decoding, reading and packing one page of 60 links, on the pool.
    static let page = 33.0
    /// What each further link of a page may add: nothing but now and then a larger block.
    static let link = 0.1
    /// One request over a kept connection, on the loop; libcurl's own are among them, and some
    /// twelve of them make the request's handle.
    ///
    /// It takes 59 where the loop has nothing else to do and turns for every event, and fewer on a
    /// busy machine, where events come together.
    static let fetch = 69.0
}

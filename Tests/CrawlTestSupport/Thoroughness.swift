import Linux

/// How much time a run of the tests may take.
package enum Thoroughness {
    /// True where the environment asks for the long versions: `CRAWL_FULL=1`.
    package static let isFull = ProcessEnvironment.value(of: "CRAWL_FULL") == "1"
}

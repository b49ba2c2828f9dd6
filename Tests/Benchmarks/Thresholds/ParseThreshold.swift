/// What reading pages may cost at most; a benchmark that finds more says so.
///
/// The ratios are to the search for `<` of the same run. The largest pages have some 70,000 tokens
/// and 4,000 links, so that these allocations are those of a page, of what is kept of it and of
/// storage that doubles, none of a token or of a link that is discarded.
struct ParseThreshold {
    let leastRatio: Double
    let mostAllocationsOfOnePage: Int

    static func of(_ pass: ParsePass) -> ParseThreshold? {
        switch pass {
        case .memchr, .jobs: nil
        case .tokens: ParseThreshold(leastRatio: 0.40, mostAllocationsOfOnePage: 8)
        case .links: ParseThreshold(leastRatio: 0.22, mostAllocationsOfOnePage: 48)
        case .pages: ParseThreshold(leastRatio: 0.15, mostAllocationsOfOnePage: 96)
        }
    }
}

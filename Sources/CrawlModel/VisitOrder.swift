/// In which order the visits of one host are made, where there are several.
package enum VisitOrder: String, CaseIterable, Sendable {
    /// Nearest to a seed first, then in the order of discovery.
    case breadth
    /// Farthest from a seed first: a page, then all below its first link, then below its second.
    case depth
    /// What is likely to matter first.
    case score
}

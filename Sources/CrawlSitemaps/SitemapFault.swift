/// Why a sitemap was not read to its end; what was read before counts all the same.
package enum SitemapFault: Error, Sendable, Equatable {
    /// Neither XML of a known kind nor a list of URLs.
    case unknownFormat
    /// A document type, which is refused for the entities that it may declare.
    case doctype
    /// Markup that is no XML, in a line from 1.
    case malformed(line: Int)
    /// The text ends before its outermost element does.
    case truncated
    /// More bytes than are read.
    case tooLarge
    /// More entries than are kept.
    case tooManyEntries
    /// Packed with gzip; to be unpacked first.
    case packed
}

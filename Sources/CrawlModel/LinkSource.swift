/// Where a link was found, as one byte: a header field, a style sheet, an element's attribute.
///
/// The numbers are those of the store; there are fewer than 64.
package enum LinkSource: UInt8, Sendable, CaseIterable {
    case a = 1
    case area, link, iframe, frame, metaRefresh, redirect
    case linkHeader, refreshHeader, contentLocation, locationHeader
    case aPing, areaPing, frameLongDescription, iframeLongDescription
    case image, imageSet, imageLow, imageLongDescription, lazyImage, lazyImageSet
    case source, sourceSet, lazySource, lazySourceSet
    case script, formAction, buttonAction, inputAction, input
    case object, embed, appletCode, appletArchive
    case video, videoPoster, audio, track
    case bodyBackground, tableBackground, cellBackground, headingBackground
    case blockquote, quote, insertion, deletion
    case manifest
    case svgLink, svgXLink, svgImage, svgXImage, svgUse, svgXUse
    case styleURL, styleImport, styleAttribute, sheetURL, sheetImport
    /// Only to be connected to, as a `link` of `preconnect` says.
    case origin
    case linkImageSet
    /// The pages and the files of a feed's items.
    case feedItem, feedEntry, feedMedia
    /// What a sitemap lists.
    case sitemapEntry = 0

    /// What a crawl can do with the target.
    package enum Kind: Sendable {
        /// A document of its own.
        case document
        /// What a document needs or mentions.
        case asset
        /// What must never be requested for its own sake.
        case action
    }

    /// What kind of target the source names.
    package var kind: Kind {
        switch self {
        case .a, .area, .iframe, .frame, .metaRefresh, .redirect, .refreshHeader, .svgLink,
            .svgXLink, .feedItem, .feedEntry, .sitemapEntry:
            .document
        case .aPing, .areaPing, .formAction, .buttonAction, .inputAction, .origin: .action
        default: .asset
        }
    }
}

/// A set of sources, one bit for each.
package struct LinkSources: OptionSet, Sendable, Hashable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The set of one source.
    package init(_ source: LinkSource) {
        rawValue = 1 << UInt64(source.rawValue)
    }

    /// All sources of a kind.
    init(of kind: LinkSource.Kind) {
        self = LinkSource.allCases.filter { $0.kind == kind }.reduce(into: []) {
            $0.formUnion(LinkSources($1))
        }
    }
}

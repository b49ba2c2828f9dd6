extension LinkSource {
    /// The element that names the target, as the store tells it; capitals where it is none.
    package var element: String { names.element }

    /// The attribute that names the target, as the store tells it.
    package var attribute: String { names.attribute }

    private var names: (element: String, attribute: String) {
        switch self {
        case .redirect, .locationHeader: ("HTTP", "Location")
        case .linkHeader: ("HTTP", "Link")
        case .refreshHeader: ("HTTP", "Refresh")
        case .contentLocation: ("HTTP", "Content-Location")
        case .sheetURL: ("CSS", "url")
        case .sheetImport: ("CSS", "@import")
        case .styleURL: ("style", "url")
        case .styleImport: ("style", "@import")
        case .styleAttribute: ("*", "style")
        case .manifest: ("html", "manifest")
        case .feedItem: ("item", "link")
        case .feedEntry: ("entry", "link")
        case .feedMedia: ("enclosure", "url")
        case .sitemapEntry: ("sitemap", "loc")
        default: documentNames
        }
    }

    private var documentNames: (element: String, attribute: String) {
        switch self {
        case .a: ("a", "href")
        case .aPing: ("a", "ping")
        case .area: ("area", "href")
        case .areaPing: ("area", "ping")
        case .link, .origin: ("link", "href")
        case .linkImageSet: ("link", "imagesrcset")
        case .iframe: ("iframe", "src")
        case .iframeLongDescription: ("iframe", "longdesc")
        case .frame: ("frame", "src")
        case .frameLongDescription: ("frame", "longdesc")
        case .metaRefresh: ("meta", "content")
        case .formAction: ("form", "action")
        case .buttonAction: ("button", "formaction")
        case .inputAction: ("input", "formaction")
        default: assetNames
        }
    }

    private var assetNames: (element: String, attribute: String) {
        switch self {
        case .image: ("img", "src")
        case .imageSet: ("img", "srcset")
        case .imageLow: ("img", "lowsrc")
        case .imageLongDescription: ("img", "longdesc")
        case .lazyImage: ("img", "data-src")
        case .lazyImageSet: ("img", "data-srcset")
        case .source: ("source", "src")
        case .sourceSet: ("source", "srcset")
        case .lazySource: ("source", "data-src")
        case .lazySourceSet: ("source", "data-srcset")
        case .script: ("script", "src")
        case .input: ("input", "src")
        default: mediaNames
        }
    }

    private var mediaNames: (element: String, attribute: String) {
        switch self {
        case .object: ("object", "data")
        case .embed: ("embed", "src")
        case .appletCode: ("applet", "code")
        case .appletArchive: ("applet", "archive")
        case .video: ("video", "src")
        case .videoPoster: ("video", "poster")
        case .audio: ("audio", "src")
        case .track: ("track", "src")
        case .svgLink: ("svg:a", "href")
        case .svgXLink: ("svg:a", "xlink:href")
        case .svgImage: ("svg:image", "href")
        case .svgXImage: ("svg:image", "xlink:href")
        case .svgUse: ("svg:use", "href")
        case .svgXUse: ("svg:use", "xlink:href")
        default: agedNames
        }
    }

    private var agedNames: (element: String, attribute: String) {
        switch self {
        case .bodyBackground: ("body", "background")
        case .tableBackground: ("table", "background")
        case .cellBackground: ("td", "background")
        case .headingBackground: ("th", "background")
        case .blockquote: ("blockquote", "cite")
        case .quote: ("q", "cite")
        case .insertion: ("ins", "cite")
        default: ("del", "cite")
        }
    }
}

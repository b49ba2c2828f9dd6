import CrawlModel
import HTMLStandard

extension LinkReader {
    /// Reads an element of HTML whose name the tokenizer lets through.
    mutating func readElement(_ tag: HTMLToken, from tokenizer: borrowing HTMLTokenizer) {
        switch tag.name {
        case .a: readAnchor(from: tokenizer)
        // The tree makes an `img` of an `image` (section 13.2.6.4.7).
        case .img, .image: readImage(from: tokenizer)
        case .link: readLink(from: tokenizer)
        case .script: collect(.src, as: .script, from: tokenizer)
        case .meta: readMeta(from: tokenizer)
        case .form: collect(.action, as: .formAction, from: tokenizer)
        case .input: readInput(from: tokenizer)
        case .button: collect(.formaction, as: .buttonAction, from: tokenizer)
        case .area:
            readPing(as: .areaPing, from: tokenizer)
            describe(collectAny(.href, as: .area, from: tokenizer), from: tokenizer)
        case .iframe, .frame: readFrame(tag, from: tokenizer)
        default: readMedia(tag, from: tokenizer)
        }
    }

    private mutating func readAnchor(from tokenizer: borrowing HTMLTokenizer) {
        readPing(as: .aPing, from: tokenizer)
        beginAnchor(collectAny(.href, as: .a, from: tokenizer))
    }

    private mutating func readImage(from tokenizer: borrowing HTMLTokenizer) {
        describe(collect(.src, as: .image, from: tokenizer), from: tokenizer)
        describe(collect(.dataSource, as: .lazyImage, from: tokenizer), from: tokenizer)
        collectSet(.srcset, as: .imageSet, from: tokenizer)
        collectSet(.dataSourceSet, as: .lazyImageSet, from: tokenizer)
        collect(.lowsrc, as: .imageLow, from: tokenizer)
        collect(.longdesc, as: .imageLongDescription, from: tokenizer)
    }

    private mutating func readLink(from tokenizer: borrowing HTMLTokenizer) {
        let isOrigin = relation(from: tokenizer).namesOrigin
        collectAny(.href, as: isOrigin ? .origin : .link, from: tokenizer)
        collectSet(.imagesrcset, as: .linkImageSet, from: tokenizer)
    }

    private mutating func readInput(from tokenizer: borrowing HTMLTokenizer) {
        describe(collect(.src, as: .input, from: tokenizer), from: tokenizer)
        collect(.formaction, as: .inputAction, from: tokenizer)
    }

    private mutating func readFrame(_ tag: HTMLToken, from tokenizer: borrowing HTMLTokenizer) {
        let isInline = tag.name == .iframe
        let description: LinkSource = isInline ? .iframeLongDescription : .frameLongDescription
        collectAny(.src, as: isInline ? .iframe : .frame, from: tokenizer)
        collect(.longdesc, as: description, from: tokenizer)
    }

    private mutating func readMedia(_ tag: HTMLToken, from tokenizer: borrowing HTMLTokenizer) {
        switch tag.name {
        case .source:
            collect(.src, as: .source, from: tokenizer)
            collect(.dataSource, as: .lazySource, from: tokenizer)
            collectSet(.srcset, as: .sourceSet, from: tokenizer)
            collectSet(.dataSourceSet, as: .lazySourceSet, from: tokenizer)
        case .video:
            collect(.src, as: .video, from: tokenizer)
            collect(.poster, as: .videoPoster, from: tokenizer)
        case .audio: collect(.src, as: .audio, from: tokenizer)
        case .track: collect(.src, as: .track, from: tokenizer)
        case .object: collect(.data, as: .object, from: tokenizer)
        case .embed: collect(.src, as: .embed, from: tokenizer)
        case .applet: readApplet(from: tokenizer)
        default: break
        }
    }

    /// Reads an applet, unless its files are relative to a URL of their own.
    private mutating func readApplet(from tokenizer: borrowing HTMLTokenizer) {
        guard tokenizer.attribute(named: .codebase) == nil else { return }
        collect(.code, as: .appletCode, from: tokenizer)
        collectWords(.archive, as: .appletArchive, from: tokenizer)
    }

    private mutating func readPing(
        as source: LinkSource,
        from tokenizer: borrowing HTMLTokenizer
    ) {
        guard tokenizer.mayHave(.ping) else { return }
        collectWords(.ping, as: source, from: tokenizer)
    }

    /// Reads an element of HTML that names a URL by the way.
    mutating func readRemark(_ tag: HTMLToken, from tokenizer: borrowing HTMLTokenizer) {
        switch tag.name {
        case .td: collect(.background, as: .cellBackground, from: tokenizer)
        case .th: collect(.background, as: .headingBackground, from: tokenizer)
        case .table: collect(.background, as: .tableBackground, from: tokenizer)
        case .body: collect(.background, as: .bodyBackground, from: tokenizer)
        case .blockquote: collect(.cite, as: .blockquote, from: tokenizer)
        case .q: collect(.cite, as: .quote, from: tokenizer)
        case .ins: collect(.cite, as: .insertion, from: tokenizer)
        case .del: collect(.cite, as: .deletion, from: tokenizer)
        case .html: collect(.manifest, as: .manifest, from: tokenizer)
        default: break
        }
    }

    /// Reads an element of SVG or MathML.
    mutating func readForeign(_ tag: HTMLToken, from tokenizer: borrowing HTMLTokenizer) {
        switch tag.name {
        case .a:
            beginAnchor(
                collectAny(.href, as: .svgLink, from: tokenizer)
                    ?? collectAny(.xlinkHref, as: .svgXLink, from: tokenizer)
            )
        case .image:
            collect(.href, as: .svgImage, from: tokenizer)
            collect(.xlinkHref, as: .svgXImage, from: tokenizer)
        case .use:
            collect(.href, as: .svgUse, from: tokenizer)
            collect(.xlinkHref, as: .svgXUse, from: tokenizer)
        default: break
        }
    }
}

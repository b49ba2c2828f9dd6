/// What an HTML page says about itself, and how much there is to read.
package struct PageMetadata: Sendable, Equatable {
    /// A name with its value: an alternate's language and URL, a property and its content.
    package struct Pair: Sendable, Equatable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A heading's text, white space collapsed.
    package struct Heading: Sendable, Equatable {
        /// 1 for `h1` to 6 for `h6`.
        package let level: Int
        package let text: String

        package init(level: Int, text: String) {
            self.level = level
            self.text = text
        }
    }

    /// The content of `<meta name=description>`, white space collapsed.
    package var description: String?
    package var keywords: String?
    /// The `lang` of the root element, as written.
    package var language: String?
    /// The URL that the page calls its own.
    package var canonical: String?
    /// What is asked of all readers and of us.
    package var directives: PageDirectives = []
    /// The versions for other languages: `hreflang` and URL.
    package var alternates: [Pair] = []
    /// Open Graph, `article:` and `twitter:` properties, in document order.
    package var properties: [Pair] = []
    /// In document order.
    package var headings: [Heading] = []
    /// The texts of the JSON-LD blocks, as they stand in the page.
    package var linkedData: [String] = []
    package var text = TextMeasure()

    package init() {}
}

/// How much text a page shows, and a fingerprint of it.
package struct TextMeasure: Sendable, Equatable {
    /// Runs without white space; each character of Chinese and Japanese is one too.
    package var words = 0
    /// Characters of the text, white space collapsed.
    package var characters = 0
    /// Texts that are nearly the same differ in few of the 64 bits; 0 without words.
    package var simhash: UInt64 = 0

    package init() {}
}

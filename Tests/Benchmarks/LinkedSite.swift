import CrawlTestSupport
import Linux

/// A site of about 20 KB a page with 60 links each, the same bytes every time.
///
/// Seven links of each page lead on so that all pages can be reached, the others anywhere.
struct LinkedSite {
    private static let links = 60
    private static let words = [
        "archive", "body", "canonical", "crawler", "depth", "frontier", "header", "host", "link",
        "page", "politeness", "record", "robots", "seed", "sitemap", "the", "of", "and", "a", "to",
    ]
    let pages: Int

    /// Writes the pages into a directory that exists.
    func write(to directory: String) throws {
        var dice = Dice(state: 12_345)
        for number in 0..<pages {
            let file = try FileDescriptor.open("\(directory)/p\(number).html", for: .creating)
            try file.writeAll(page(number, &dice))
        }
    }

    private func page(_ number: Int, _ dice: inout Dice) -> [UInt8] {
        var page = Array(
            """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page \(number)</title>
            <meta name="description" content="Page number \(number)"></head><body>
            <h1>Page \(number)</h1>

            """.utf8
        )
        for link in 0..<Self.links {
            let target = link < 7 ? (number * 7 + link + 1) % pages : dice.roll(pages)
            page += #"<p class="text">"#.utf8
            for _ in 0..<46 {
                page += Self.words[dice.roll(Self.words.count)].utf8
                page.append(0x20)
            }
            page += "<a href=\"p\(target).html\">page \(target)</a>.</p>\n".utf8
        }
        return page + "</body></html>\n".utf8
    }
}

/// Knuth's linear congruential generator: the same numbers in every run.
private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % sides
    }
}

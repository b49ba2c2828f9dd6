import CrawlModel
import URLStandard

/// A reference, and in the line before it what it is relative to.
struct URLTarget: FuzzTarget {
    static let name = "url"

    func read(_ input: [UInt8]) -> Int {
        guard let url = Self.url(in: input) else { return 0 }
        return url.bytes.count + Int(truncatingIfNeeded: URLKey(of: url).rawValue)
    }

    func check(_ input: [UInt8]) throws(BrokenLaw) {
        guard let url = Self.url(in: input) else { return }
        let again = try? WebURL(parsing: url.bytes.span)
        try expect(again == url, "what was written is read as the same URL: \(url)")
        try expect(url.bytes.allSatisfy { (0x21...0x7E).contains($0) || $0 == 0x20 }, "ASCII only")
        try expect(!url.withoutFragment.hasFragment, "a fragment that is cut off is gone")
        guard url.isHTTP else { return }
        try expect(!url.hostBytes.isEmpty, "an HTTP URL has a host: \(url)")
        try checkNormalForm(of: url)
    }

    private func checkNormalForm(of url: WebURL) throws(BrokenLaw) {
        let form = url.normalForm
        guard let normal = try? WebURL(parsing: form.span) else {
            throw BrokenLaw("a normal form is a URL: \(url)")
        }
        try expect(normal.bytes == form, "a normal form is read as it is written: \(url)")
        try expect(normal.normalForm == form, "a normal form is its own: \(url)")
        try expect(URLKey(of: normal) == URLKey(of: url), "equal URLs have one key: \(url)")
    }

    private static func url(in input: [UInt8]) -> WebURL? {
        guard let end = input.firstIndex(of: 0x0A) else { return try? WebURL(parsing: input.span) }
        let (line, reference) = (input[..<end], input[(end + 1)...])
        let base = try? WebURL(parsing: line.span)
        return try? WebURL(parsing: reference.span, against: base)
    }
}

import CrawlTestSupport
import Testing

@testable import URLStandard

struct WebURLTests {
    @Test(
        .enabled(if: Conformance.isPresent, "the public test suites are not there"),
        arguments: ["url/urltestdata.json", "url/ada_extra_urltestdata.json"]
    )
    func `every case of the public suites gives its serialisation and its parts`(file: String) {
        let cases = Conformance.cases(of: file).filter { $0.object != nil }
        #expect(!cases.isEmpty)
        for example in cases {
            let input = example["input"]?.string ?? ""
            let url = parse(input, base: example["base"]?.string)
            guard example["failure"] == nil else {
                #expect(url == nil, "\(input.debugDescription) against \(example)")
                continue
            }
            let comment: Comment = "\(input.debugDescription) against \(example)"
            #expect(url?.description == example["href"]?.string, comment)
            guard let url else { continue }
            for (name, part) in url.namedParts where example[name] != nil {
                #expect(part == example[name]?.string, "\(name) of \(comment)")
            }
        }
    }

    private func parse(_ input: String, base: String?) -> WebURL? {
        guard let base else { return try? WebURL(parsing: input) }
        guard let base = try? WebURL(parsing: base) else { return nil }
        return try? WebURL(parsing: input, against: base)
    }
}

extension WebURL {
    /// The parts in the form that the suites give them.
    fileprivate var namedParts: [(String, String)] {
        let text = { (bytes: ArraySlice<UInt8>) in String(decoding: bytes, as: UTF8.self) }
        return [
            ("protocol", scheme + ":"),
            ("username", text(usernameBytes)),
            ("password", text(passwordBytes)),
            ("host", authority),
            ("hostname", hostname),
            ("port", port.map { "\($0)" } ?? ""),
            ("pathname", path),
            ("search", query.map { $0.isEmpty ? "" : "?" + $0 } ?? ""),
            ("hash", fragment.map { $0.isEmpty ? "" : "#" + $0 } ?? ""),
        ]
    }
}

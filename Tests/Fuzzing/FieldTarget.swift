import CrawlModel

/// The header fields of an answer.
struct FieldTarget: FuzzTarget {
    static let name = "fields"

    func read(_ input: [UInt8]) -> Int {
        HTTPFields(bytes: input).all("Location").count
    }

    func check(_ input: [UInt8]) throws(BrokenLaw) {
        let fields = HTTPFields(bytes: input)
        let names: [StaticString] = ["Location", "content-type", "Retry-After", "A"]
        for name in names {
            let all = fields.all(name)
            try expect(all.first == fields.first(name), "the first of all values is the first")
            try expect(all.allSatisfy { !$0.utf8.contains(0x0A) }, "no value has a line end")
        }
    }
}

import DomainNames
import Testing

struct DomainTableTests {
    @Test(arguments: [
        ("b.example", 1), ("a.b.example", 2), ("z.a.b.example", 3), ("y.z.a.b.example", 3),
        ("c.b.example", 4), ("b.example.", 1), ("xb.example", nil), ("example", nil), ("", nil),
        ("[::1]", 5),
    ])
    func `a host has its own, else what its nearest domain has`(name: String, value: Int?) {
        var table = DomainTable<Int>()
        table.add(1, for: "b.example")
        table.add(2, for: "*.b.example")
        table.add(3, for: "*.a.b.example")
        table.add(4, for: "c.b.example")
        table.add(5, for: "[::1]")
        #expect(table.value(of: name) == value)
    }

    @Test func `nothing holds where nothing was added`() {
        #expect(DomainTable<Int>().isEmpty)
        #expect(DomainTable<Int>().value(of: "a.example") == nil)
        var table = DomainTable<Int>()
        table.add(7, for: "*.example")
        #expect(!table.isEmpty)
        #expect(table.values == [7])
        table.add(8, for: "example")
        #expect(table.patterns == ["*.example", "example"])
        #expect(table.patterns.map { table[$0] } == [7, 8])
        #expect(table["*.other"] == nil)
    }
}

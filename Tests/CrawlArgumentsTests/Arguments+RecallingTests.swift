import Testing

@testable import CrawlArguments

struct ArgumentsRecallingTests {
    private func recalled(
        _ words: String...,
        options: [(String, [String], String?)]
    ) throws -> Arguments {
        var arguments = try Arguments(parsing: ["reparse"] + words)
        for (name, values, host) in options {
            try arguments.recall(name, values, of: host, from: 3)
        }
        return arguments
    }

    @Test func `what an earlier run was told holds unless somebody says otherwise`() throws {
        let arguments = try recalled(
            "--retries=1",
            "--exclude=z",
            options: [
                ("retries", ["7"], nil), ("depth", ["inf"], nil), ("exclude", ["a", "b"], nil),
                ("include", ["c", "d"], nil), ("anchors", ["0"], nil), ("timeout", ["2.5"], nil),
                ("delay", ["5s"], "a.test"), ("exclude", ["x", "y"], "a.test"),
            ]
        )
        #expect(arguments.limits.retries == 1)
        #expect(arguments.reach.depth == nil)
        #expect((arguments.reach.excludes, arguments.reach.includes) == (["z"], ["c", "d"]))
        #expect(!arguments.keeping.anchors)
        #expect(arguments.limits.timeout == .milliseconds(2_500))
        #expect(arguments.sources.given["depth"]?.origin == .run(3))
        #expect(Origin.run(3).description == "run 3")
        let host = try #require(arguments.sources.hosts["a.test"])
        #expect(host.manners.pace.delay == .seconds(5))
        #expect(host.reach.excludes == ["x", "y"])
    }

    @Test func `what concerned one call alone, and what is no option any more, is passed over`()
        throws
    {
        let options =
            [
                ("max-time", ["1"], nil), ("deadline", ["5:30"], nil), ("reparse", ["1"], nil),
                ("refresh", ["0"], nil), ("seeds", ["a"], nil),
            ] as [(String, [String], String?)]
        var arguments = try recalled(options: options)
        arguments.sources = Arguments.Sources()
        var plain = Arguments()
        plain.verb = .reparse
        #expect(arguments == plain)
    }
}

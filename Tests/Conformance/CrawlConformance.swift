import Linux

/// The command `crawl-conformance SUITE`: cases come as lines of JSON, and so do the answers.
@main struct CrawlConformance {
    static func main() throws {
        let words = CommandLine.arguments.dropFirst()
        guard words.count == 1, let name = words.first, var suite = Conversation(about: name) else {
            let names = ConformanceSuites.all.map { $0.name }.joined(separator: "|")
            try StandardStream.error.write(Array("usage: crawl-conformance \(names)\n".utf8))
            ProcessEnvironment.end(2)
        }
        try converse(&suite)
    }

    /// Answers each line at once, so that who asks may wait for it.
    private static func converse(_ suite: inout Conversation) throws {
        let input = try FileDescriptor.standardInput()
        var lines = LineCutter()
        var fresh: [UInt8] = []
        while try input.read(into: &fresh, atMost: 65_536) > 0 {
            for line in lines.cut(fresh) { try answer(line, by: &suite) }
            fresh.removeAll(keepingCapacity: true)
        }
        if let line = lines.rest { try answer(line, by: &suite) }
    }

    private static func answer(_ line: [UInt8], by suite: inout Conversation) throws {
        try StandardStream.output.write(Array((suite.answer(line) + "\n").utf8))
    }
}

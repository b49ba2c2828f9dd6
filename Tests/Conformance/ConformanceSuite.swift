import CrawlTestSupport

/// A public suite: one of its cases goes in, our answer comes out.
///
/// To add a suite, write a type like those beside this file, in a file of its own, and name it in
/// `ConformanceSuites.all`; what it needs of the crawler it reaches by package doors, so that a
/// release build has it, too. Its tests hold its answers against the suite's own file.
protocol ConformanceSuite {
    /// What the command calls it.
    static var name: String { get }

    init()

    /// Answers a case; what is not asked about is ignored, so a suite's own case will do.
    mutating func answer(_ question: JSONValue) throws(QuestionFault) -> JSONValue
}

/// The suites that can be asked for.
enum ConformanceSuites {
    static var all: [any ConformanceSuite.Type] {
        [
            TokenizerSuite.self, URLSuite.self, DomainSuite.self, QuerySuite.self, LinkSuite.self,
            SourceSetSuite.self,
            RefreshSuite.self, RobotsSuite.self, DecodeSuite.self, SniffSuite.self,
            SitemapSuite.self, TypeSuite.self,
        ]
    }

    /// A suite ready to be asked, nil where none has the name.
    static func suite(named name: String) -> (any ConformanceSuite)? {
        all.first { $0.name == name }?.init()
    }
}

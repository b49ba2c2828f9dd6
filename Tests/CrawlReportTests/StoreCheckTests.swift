import CrawlTestSupport
import SQLite
import Testing

@testable import CrawlReport

struct StoreCheckTests {
    /// One kind of damage, and the law that it breaks.
    struct Damage: CustomTestStringConvertible, Sendable {
        let sql: String
        let law: String

        init(_ sql: String, breaks law: String) {
            self.sql = sql
            self.law = law
        }

        var testDescription: String { sql }
    }

    private func breaches(after sql: String) async throws -> [Breach] {
        try await TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            try await SampleCrawl.make(path)
            try SQLiteConnection(opening: path, for: .writing)
                .execute("PRAGMA foreign_keys=OFF; " + sql)
            return try StoreCheck.open(path).breaches()
        }
    }

    @Test func `a crawl as it was made keeps every promise`() async throws {
        #expect(try await breaches(after: "").map(\.description) == [])
    }

    @Test(arguments: damages)
    func `each kind of damage is found`(_ damage: Damage) async throws {
        let found = try await breaches(after: damage.sql)
        let isFound = found.contains { $0.law.hasPrefix(damage.law) }
        #expect(isFound, "\(found)")
        #expect(found.filter(\.isDamage).isEmpty)
    }

    @Test func `all places are counted and some are named`() {
        var breach = Breach(of: "a law holds")
        for place in 0..<12 { breach.note("\(place)") }
        let text = "a law holds: 12 times not: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ..."
        #expect(breach.description == text)
    }
}

private let damages: [StoreCheckTests.Damage] = [
    .init("DELETE FROM fetch WHERE url_id=5", breaks: "a URL waits, is skipped or was fetched"),
    .init("DELETE FROM skip WHERE url_id=6", breaks: "a URL waits, is skipped or was fetched"),
    .init(
        "INSERT INTO frontier(host_id, prio, url_id) VALUES(1,2,6)",
        breaks: "a URL that is skipped does not wait"
    ),
    .init(
        "INSERT INTO skip VALUES(2,1,'excluded',NULL,0)",
        breaks: "a URL that was fetched well is not skipped"
    ),
    .init(
        """
        ALTER TABLE frontier RENAME TO old; CREATE TABLE frontier AS SELECT * FROM old;
        INSERT INTO frontier VALUES(5,1,1,0,0,0,0),(5,1,2,0,0,0,0)
        """,
        breaks: "a URL waits once"
    ),
    .init(
        "INSERT INTO frontier(host_id, prio, url_id) VALUES(2,1,5)",
        breaks: "what waits stands at its URL's host"
    ),
    .init(
        "INSERT INTO frontier(host_id, prio, url_id, kind) VALUES(1,9,7,2)",
        breaks: "only what was visited waits for its links"
    ),
    .init(
        "INSERT INTO frontier(host_id, prio, url_id) VALUES(1,1,5)",
        breaks: "nothing waits once a crawl is finished"
    ),
    .init("UPDATE run SET max_depth=2", breaks: "what was cut for its depth is deeper"),
    .init("DELETE FROM url WHERE url_id=7", breaks: "what a page or a redirect names"),
    .init("DELETE FROM url WHERE url_id=3", breaks: "no row of url is lost"),
    .init("DELETE FROM fetch WHERE fetch_id=2", breaks: "no row of fetch is lost"),
    .init("DELETE FROM host", breaks: "a row of url has its host"),
    .init("UPDATE skip SET url_id=99 WHERE url_id=7", breaks: "a row of skip has its url"),
    .init("UPDATE fetch SET run_id=9 WHERE fetch_id=1", breaks: "a row of fetch has its run"),
    .init("UPDATE url SET from_id=5 WHERE url_id=2", breaks: "a URL that was found was found"),
    .init("UPDATE url SET via=0 WHERE url_id=2", breaks: "a URL that was found was found"),
    .init("DELETE FROM page WHERE page_id=2", breaks: "a fetch has its page"),
    .init("UPDATE fetch SET page_id=NULL WHERE fetch_id=2", breaks: "a page has the fetch"),
    .init("UPDATE fetch SET page_id=1 WHERE fetch_id=2", breaks: "a fetch has its page"),
    .init("DELETE FROM body WHERE body_id=2", breaks: "a fetch has its body"),
    .init("UPDATE body SET codec=2 WHERE body_id=2", breaks: "a body has its dictionary"),
    .init("UPDATE body SET dict_id=7 WHERE body_id=2", breaks: "a body has its dictionary"),
    .init("UPDATE fetch SET body_id=NULL WHERE fetch_id=2", breaks: "a body has the fetch"),
    .init("UPDATE page SET link_count=0", breaks: "the lists of a page are keys"),
    .init("UPDATE page SET links='[1' WHERE page_id=4", breaks: "the lists of a page are keys"),
    .init("UPDATE page SET links='[1]' WHERE page_id=4", breaks: "what a page or a redirect names"),
    .init("UPDATE fetch SET location_key=1 WHERE url_id=3", breaks: "what a page or a redirect"),
    .init("UPDATE fetch SET error='lost' WHERE url_id=5", breaks: "a fetch says how it ended"),
    .init("UPDATE fetch SET status=500 WHERE url_id=1", breaks: "a fetch says how it ended"),
    .init("UPDATE skip SET reason='mood' WHERE url_id=6", breaks: "a skip has a reason"),
    .init("UPDATE fetch SET headers='[' WHERE url_id=1", breaks: "what is kept as JSON is JSON"),
    .init("DELETE FROM meta WHERE key='url_key'", breaks: "the file says how its keys are made"),
    .init("UPDATE run SET state='running'", breaks: "only the newest run may be running"),
    .init(
        "UPDATE run SET stats=json_set(stats, '$.fetches', 6)",
        breaks: "a run's counter of fetches equals its rows"
    ),
    .init(
        "UPDATE fetch SET wire_bytes=7 WHERE fetch_id=1",
        breaks: "a run's counter of wire_bytes equals its rows"
    ),
    .init("DELETE FROM robots", breaks: "a run's counter of robots equals its rows"),
    .init("UPDATE url SET depth=1 WHERE url_id=6", breaks: "a way leads to each URL at its depth"),
    .init("UPDATE url SET depth=3 WHERE url_id=6", breaks: "no way to a URL is shorter"),
    .init("UPDATE url SET depth=0 WHERE url_id=5", breaks: "a way leads to each URL at its depth"),
    .init("UPDATE url SET depth=2 WHERE url_id=4", breaks: "no way to a URL is shorter"),
    .init("UPDATE url SET key=key+1 WHERE url_id=5", breaks: "a URL's key is its hash"),
    .init("UPDATE url SET url=url||'0' WHERE url_id=5", breaks: "a URL's key is its hash"),
    .init("UPDATE url SET url='HTTP://h1.test/5' WHERE url_id=5", breaks: "a URL is in normal"),
    .init("UPDATE host SET host='h2.test'", breaks: "a URL's host is the one that it names"),
    .init(
        """
        DROP INDEX url_by_key;
        INSERT INTO url SELECT 8, key, host_id, depth, via, run_id, from_id, url, reach FROM url
         WHERE url_id=5
        """,
        breaks: "a URL has one row"
    ),
    .init("UPDATE body SET data=x'00' WHERE body_id=1", breaks: "a body can be unpacked"),
    .init("UPDATE body SET raw_len=1<<40 WHERE body_id=1", breaks: "a body can be unpacked"),
    .init("UPDATE body SET codec=2 WHERE body_id=1", breaks: "a body can be unpacked"),
    .init(
        """
        UPDATE body SET (data, raw_len)=(SELECT data, raw_len FROM body WHERE body_id=2)
        WHERE body_id=1
        """,
        breaks: "a body has the length and the digest"
    ),
    .init("DROP VIEW changes", breaks: "the file has the tables and views of a crawl"),
    .init("DROP TABLE event", breaks: "the file has the tables and views of a crawl"),
    .init(
        "CREATE TRIGGER t AFTER INSERT ON url BEGIN DELETE FROM url; END",
        breaks: "the file has the tables and views of a crawl"
    ),
    .init("UPDATE run SET resumed_from=9", breaks: "a row that is named is there"),
]

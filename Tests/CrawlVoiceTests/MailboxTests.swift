import Testing

@testable import CrawlVoice

struct MailboxTests {
    @Test func `only the first letter calls somebody`() {
        var mailbox = Mailbox()
        let calls = [
            mailbox.post("a"), mailbox.post("b"), mailbox.post(ProgressReading(pages: 1)),
            mailbox.post(ProgressReading(pages: 2)),
        ]
        #expect(calls == [true, false, false, false])
        let mail = mailbox.empty()
        #expect(mail.messages == ["a", "b"])
        #expect(mail.progress?.pages == 2)
        #expect([mailbox.post(ProgressReading()), mailbox.post("c")] == [true, false])
    }

    @Test func `a full mailbox counts, it does not grow`() {
        var mailbox = Mailbox()
        for number in 0..<(Mailbox.capacity + 3) { _ = mailbox.post("\(number)") }
        let mail = mailbox.empty()
        #expect(mail.messages == (0..<Mailbox.capacity).map(String.init))
        #expect(mail.lost == 3)
        #expect(mailbox.lost == 0)
    }
}

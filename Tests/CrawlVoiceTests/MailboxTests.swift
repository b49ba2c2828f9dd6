import Testing

@testable import CrawlVoice

struct MailboxTests {
    @Test func `only the first letter calls somebody`() {
        var mailbox = Mailbox()
        let calls = [
            mailbox.post(Message(line: "a")), mailbox.post(Message(line: "b")),
            mailbox.post(ProgressReading(pages: 1)),
            mailbox.post(ProgressReading(pages: 2)),
        ]
        #expect(calls == [true, false, false, false])
        let mail = mailbox.empty()
        #expect(mail.messages.map(\.line) == ["a", "b"])
        #expect(mail.progress?.pages == 2)
        #expect(
            [mailbox.post(ProgressReading()), mailbox.post(Message(line: "c"))] == [true, false]
        )
    }

    @Test func `a full mailbox counts, it does not grow`() {
        var mailbox = Mailbox()
        for number in 0..<(Mailbox.capacity + 3) { _ = mailbox.post(Message(line: "\(number)")) }
        let mail = mailbox.empty()
        #expect(mail.messages.map(\.line) == (0..<Mailbox.capacity).map(String.init))
        #expect(mail.lost == 3)
        #expect(mailbox.lost == 0)
    }
}

import Testing

@testable import CrawlArguments

struct ArgumentsAttendingTests {
    private func unattended(_ words: String...) throws(UsageError) -> Arguments.Unattended {
        try Arguments(parsing: words + ["a.b"]).unattended
    }

    private func fault(_ words: String...) -> String {
        do throws(UsageError) {
            return "\(try Arguments(parsing: words + ["a.b"]))"
        } catch {
            return error.description
        }
    }

    @Test func `a lock is heeded in three ways`() throws {
        #expect(try unattended().ifLocked == .fail)
        #expect(try unattended("--if-locked", "skip").ifLocked == .skip)
        #expect(try unattended("--if-locked=wait").ifLocked == .wait(nil))
        #expect(try unattended("--if-locked=wait:10m").ifLocked == .wait(.seconds(600)))
        #expect(try unattended("--if-locked=wait:0").ifLocked == .wait(.zero))
        #expect(
            fault("--if-locked=no") == #"--if-locked "no" is none of fail, skip, wait, wait:10m"#
        )
        #expect(
            fault("--if-locked=wait:soon")
                == #"--if-locked "wait:soon" is no duration such as 500ms, 2s, 5m, 2h or 1d"#
        )
    }

    @Test func `a deadline is a duration or a time of the day`() throws {
        #expect(try unattended("--deadline", "5h").deadline == .after(.seconds(18_000)))
        #expect(try unattended("--deadline", "05:30").deadline == .at(hour: 5, minute: 30))
        #expect(try unattended("--deadline", "0:00").deadline == .at(hour: 0, minute: 0))
        #expect(try unattended("--deadline", "23:59").deadline == .at(hour: 23, minute: 59))
        for text in ["24:00", "5:60", "5:", ":5", "005:30", "a:b", "-1:00"] {
            #expect(
                fault("--deadline", text)
                    == #"--deadline "\#(text)" is no time of a day such as 05:30"#
            )
        }
        #expect(fault("--deadline", "0") == #"--deadline "0" is less than 1 ms"#)
    }

    @Test func `progress has a form and perhaps a step`() throws {
        let progress = { (text: String) throws in
            try Arguments(parsing: ["--progress", text, "a.b"]).voice.progress
        }
        #expect(try progress("line") == .init(form: .line, step: nil))
        #expect(try progress("json:1s") == .init(form: .json, step: .seconds(1)))
        #expect(fault("--progress=bar") == #"--progress "bar" is none of line, json, none"#)
        #expect(fault("--progress=json:1ms") == #"--progress "json:1ms" is less than 100 ms"#)
    }

    @Test func `a share may be in percent`() throws {
        #expect(try unattended("--max-failed", "50%").maximumFailed == 0.5)
        #expect(try unattended("--max-failed", "0.05").maximumFailed == 0.05)
        #expect(try unattended("--max-failed", "2.5%").maximumFailed == 0.025)
        #expect(try unattended("--max-failed", "0").maximumFailed == 0)
        for text in ["%", "a%", "5s%", "5%%", ".%"] {
            #expect(
                fault("--max-failed", text)
                    == #"--max-failed "\#(text)" is no part such as 0.5 or 50%"#
            )
        }
        #expect(fault("--max-failed", "9999%") == #"--max-failed "9999%" is more than 1,000%"#)
    }

    @Test func `guards have sizes, and nothing for none`() throws {
        #expect(try unattended("--min-free", "0").minimumFree == 0)
        #expect(try unattended("--min-free", "1G").minimumFree == 1 << 30)
        #expect(try unattended("--max-memory", "300M").maximumMemory == 300 << 20)
        #expect(try unattended("--fail-on", "404", "--fail-on=a,b").failOn == ["404", "a,b"])
    }
}

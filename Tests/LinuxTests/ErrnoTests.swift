import Glibc
import Testing

@testable import Linux

struct ErrnoTests {
    @Test(arguments: [
        (Errno.noSuchFile, 2, "No such file or directory"),
        (.interrupted, 4, "Interrupted system call"),
        (.wouldBlock, 11, "Resource temporarily unavailable"),
        (.tooManyOpenFiles, 24, "Too many open files"),
    ])
    func `a number has the system's words`(error: Errno, number: Int32, words: String) {
        #expect(error.rawValue == number)
        #expect(error.description == words)
    }

    @Test func `a number that nobody knows has words, too`() {
        #expect(Errno(rawValue: 9_999).description == "Unknown error 9999")
    }

    @Test func `a call that was interrupted is made again`() throws {
        var calls = 0
        #expect(throws: Errno.noSuchFile) {
            try checked { () -> Int in
                calls += 1
                errno = (calls < 3 ? Errno.interrupted : .noSuchFile).rawValue
                return -1
            }
        }
        #expect(calls == 3)
        #expect(try checked { 7 } == 7)
    }
}

import CLinux
import Glibc
import Testing

@testable import Linux

struct TerminalTests {
    @Test(arguments: [1, 80, 123, 500] as [UInt16])
    func `a screen says its width`(columns: UInt16) {
        var screen = winsize(ws_row: 25, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        var (outer, inner): (Int32, Int32) = (-1, -1)
        #expect(unsafe openpty(&outer, &inner, nil, nil, &screen) == 0)
        #expect(Terminal.width(ofDescriptor: inner) == Int(columns))
        close(inner)
        close(outer)
    }

    @Test func `a screen that does not say its width has the usual one`() {
        var (outer, inner): (Int32, Int32) = (-1, -1)
        #expect(unsafe openpty(&outer, &inner, nil, nil, nil) == 0)
        #expect(Terminal.width(ofDescriptor: inner) == 80)
        close(inner)
        close(outer)
    }

    @Test func `what is no screen has the usual width`() throws {
        let file = try FileDescriptor.open("/dev/null", for: .reading)
        #expect(Terminal.width(ofDescriptor: file.rawValue) == 80)
    }
}

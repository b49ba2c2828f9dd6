import Compression
import Testing

struct CRC32Tests {
    @Test func `the check value of the standard comes out, in parts, too`() {
        var sum = CRC32()
        for part in ["1234", "", "56789"] {
            let bytes = Array(part.utf8)
            sum.append(bytes.span)
        }
        #expect(sum.value == 0xCBF4_3926)
        #expect(CRC32().value == 0)
    }
}

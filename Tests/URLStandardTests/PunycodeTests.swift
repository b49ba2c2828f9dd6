import CrawlTestSupport
import Testing

@testable import URLStandard

struct PunycodeTests {
    // RFC 3492, 7.1.
    static let samples = [
        ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
        ("Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"),
        ("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"),
        ("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"),
        (
            "PorquénopuedensimplementehablarenEspañol",
            "PorqunopuedensimplementehablarenEspaol-fmd56a"
        ),
        ("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"), ("bücher", "bcher-kva"), ("ü", "tda"),
    ]

    private static func encoded(_ label: [Unicode.Scalar]) -> [UInt8] {
        var encoder = PunycodeEncoder()
        var form: [UInt8] = []
        encoder.append(label[...], to: &form)
        return form
    }

    @Test(arguments: samples)
    func `the RFC's samples have their forms`(label: String, form: String) {
        let scalars = Array(label.unicodeScalars)
        #expect(String(decoding: Self.encoded(scalars), as: UTF8.self) == form)
        #expect(Punycode.decode(Array(form.utf8)[...]) == scalars)
    }

    @Test(.tags(.law), arguments: [1, 2, 3, 17, 200])
    func `what was encoded is decoded, whatever the order and however often`(count: Int) {
        var state: UInt32 = 7
        for _ in 0..<50 {
            let label = (0..<count).map { _ -> Unicode.Scalar in
                state = state &* 1_664_525 &+ 1_013_904_223
                let ranges: [UInt32] = [0x61, 0xE0, 0x3B1, 0x4E00, 0x1_0900]
                return Unicode.Scalar(ranges[Int(state >> 24) % 5] + (state >> 8) % 20) ?? "a"
            }
            #expect(Punycode.decode(Self.encoded(label)[...]) == label)
        }
    }

    @Test(.tags(.law))
    func `eight times the letters, all unlike, take about eight times as long`() {
        let times = [128, 1_024].map { count in
            let label = (0..<count).compactMap { Unicode.Scalar(0x4E00 + $0 * 7 % 8_191) }
            return ThreadClock.nanoseconds(ofBest: 5) { _ = Self.encoded(label) }
        }
        // The RFC's own loop takes 64 times as long.
        #expect(times[1] < times[0] * 20, "\(times)")
    }
}

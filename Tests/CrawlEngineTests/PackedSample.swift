import CrawlDemo

/// A page in a content coding, packed by zlib 1.2.13.
struct PackedSample: Sendable {
    let coding: String
    var bytes: [UInt8]

    /// What every sample says.
    static let text = Array(
        ("<!doctype html><title>Packed page</title>"
            + String(
                repeating: "<p>As small as it can be, and larger than it looks.</p>",
                count: 40
            ) + "<a href=/end>end</a>").utf8
    )

    /// The codings of RFC 9110, section 8.4.1, and the deflate without zlib's frame that many send.
    static let all = [
        PackedSample(coding: "gzip", bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3] + raw + trailer),
        PackedSample(coding: "deflate", bytes: [0x78, 0xDA] + raw + [0x2B, 0x17, 0xF7, 0x97]),
        PackedSample(coding: "deflate", bytes: raw),
    ]

    /// The answer that carries it.
    var response: DemoResponse {
        var response = DemoResponse.html("")
        response.fields.append(.init("Content-Encoding", coding))
        response.body = bytes
        return response
    }

    private static let trailer: [UInt8] = [0x98, 0xDC, 0x94, 0xA6, 0xD5, 0x08, 0, 0]

    private static let raw = bytes(
        """
        edcbc10d02310c44d156863b220d984874400b26319bd57a9328f185ee89440ddc7c98cb1f3dbae496ecd305c5\
        4e8d64bba9c427a743323a6f42e197a8c7c7c43c59153cb11b1257bce40aae19ca6393012babad4b5b3be68d42\
        77e6cc993367ce9c39fb03639421ef7b909ae31a058e5f
        """
    )

    private static func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = hexadecimal.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] * 16 + digits[$0 + 1])
        }
    }
}

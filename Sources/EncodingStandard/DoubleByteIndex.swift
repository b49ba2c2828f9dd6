/// An index of the standard (section 5): the code points of pairs of bytes.
///
/// glibc's converters hold the same tables; an index is filled from them once, when it is first
/// needed, and mended where the standard has it otherwise.
struct DoubleByteIndex: Sendable {
    static let big5 = DoubleByteIndex(
        from: "BIG5-HKSCS",
        count: 126 * 157,
        bytes: { pointer in
            let trail = pointer % 157
            return [pointer / 157 + 0x81, trail + (trail < 0x3F ? 0x40 : 0x62)]
        },
        differences: big5Differences
    )
    static let gb18030 = DoubleByteIndex(
        from: "GB18030",
        count: 126 * 190,
        bytes: { pointer in
            let trail = pointer % 190
            return [pointer / 190 + 0x81, trail + (trail < 0x3F ? 0x40 : 0x41)]
        },
        differences: gb18030Differences
    )
    static let eucKR = DoubleByteIndex(
        from: "UHC",
        count: 126 * 190,
        bytes: { [$0 / 190 + 0x81, $0 % 190 + 0x41] }
    )
    /// Without the rows 8836 to 10715, which are of private use.
    static let jis0208 = DoubleByteIndex(
        from: "CP932",
        count: 60 * 188,
        bytes: { pointer in
            guard !(8_836...10_715).contains(pointer) else { return [] }
            let (lead, trail) = (pointer / 188, pointer % 188)
            return [
                lead + (lead < 0x1F ? 0x81 : 0xC1), trail + (trail < 0x3F ? 0x40 : 0x41),
            ]
        }
    )
    static let jis0212 = DoubleByteIndex(
        from: "EUC-JP",
        count: 94 * 94,
        bytes: { [0x8F, $0 / 94 + 0xA1, $0 % 94 + 0xA1] }
    )

    /// The code point of each pointer, 0 where there is none.
    private let codes: [UInt32]

    /// The code point at a pointer, 0 where there is none.
    @inline(__always)
    func code(at pointer: Int) -> UInt32 {
        pointer < codes.count ? codes[pointer] : 0
    }

    /// The pointers that have a code point, with that.
    var entries: some Sequence<(offset: Int, element: UInt32)> {
        codes.enumerated().lazy.filter { $0.element != 0 }
    }
}

extension DoubleByteIndex {
    /// Fills an index from a converter of glibc's.
    private init(
        from name: String,
        count: Int,
        bytes: (Int) -> [Int],
        differences: String = ""
    ) {
        var codes = [UInt32](repeating: 0, count: count)
        if let converter = CodeConverter(from: name) {
            for pointer in 0..<count {
                let pair = bytes(pointer).map { UInt8(truncatingIfNeeded: $0) }
                codes[pointer] = pair.isEmpty ? 0 : converter.code(of: pair) ?? 0
            }
        }
        for word in differences.split(separator: " ") {
            let parts = word.split(separator: ":")
            guard let pointer = Int(parts[0]), codes.indices.contains(pointer) else { continue }
            codes[pointer] = UInt32(parts[1], radix: 16) ?? 0
        }
        self.codes = codes
    }
}

/// An index read the other way: the pointers of code points.
struct PointerTable: Sendable {
    /// The first pointer of each code point.
    static let eucKR = PointerTable(of: .eucKR)
    static let gb18030 = PointerTable(of: .gb18030)
    static let jis0208 = PointerTable(of: .jis0208)
    /// Index Shift_JIS pointer: not the rows that repeat others (section 5).
    static let shiftJIS = PointerTable(of: .jis0208) { pointer, _ in
        !(8_272...8_835).contains(pointer)
    }
    /// Index Big5 pointer: not the rows of Hong Kong, and of six twins the second (section 5).
    static let big5 = PointerTable(of: .big5) { pointer, code in
        guard pointer >= (0xA1 - 0x81) * 157 else { return false }
        let twins: [UInt32: Int] = [
            0x2550: 18_991, 0x255E: 18_975, 0x2561: 18_977, 0x256A: 18_976, 0x5341: 5_512,
            0x5345: 5_599,
        ]
        return twins[code].map { $0 == pointer } ?? true
    }

    private static let absent = UInt16.max

    private var near = [UInt16](repeating: absent, count: 0x10000)
    private var far: [UInt32: UInt16] = [:]

    /// Takes the entries of an index that an encoder may use.
    private init(
        of index: DoubleByteIndex,
        where isUsable: (Int, UInt32) -> Bool = { _, _ in true }
    ) {
        for (pointer, code) in index.entries where isUsable(pointer, code) {
            note(UInt16(truncatingIfNeeded: pointer), of: code)
        }
    }

    private mutating func note(_ pointer: UInt16, of code: UInt32) {
        if code > 0xFFFF {
            far[code] = far[code] ?? pointer
        } else if near[Int(code)] == Self.absent {
            near[Int(code)] = pointer
        }
    }

    /// The pointer of a code point, nil where there is none.
    func pointer(of code: UInt32) -> Int? {
        guard code <= 0xFFFF else { return far[code].map(Int.init) }
        let pointer = near[Int(code)]
        return pointer == Self.absent ? nil : Int(pointer)
    }
}

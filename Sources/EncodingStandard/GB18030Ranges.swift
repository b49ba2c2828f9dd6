/// The four-byte part of gb18030 (sections 5 and 10.2): ranges of pointers and of code points.
enum GB18030Ranges {
    private struct Start {
        let pointer: Int
        let code: UInt32
    }

    private static let starts: [Start] = text.split(separator: " ").compactMap { word in
        let parts = word.split(separator: ":")
        guard let pointer = Int(parts[0]), let code = UInt32(parts[1], radix: 16) else {
            return nil
        }
        return Start(pointer: pointer, code: code)
    }

    /// The index gb18030 ranges code point of a pointer.
    static func code(at pointer: Int) -> UInt32? {
        guard pointer <= 39_419 || pointer >= 189_000, pointer <= 1_237_575 else { return nil }
        guard pointer != 7_457 else { return 0xE7C7 }
        return start { $0.pointer <= pointer }.map { $0.code + UInt32(pointer - $0.pointer) }
    }

    /// The index gb18030 ranges pointer of a code point, which no pair of bytes means.
    static func pointer(of code: UInt32) -> Int? {
        guard code != 0xE7C7 else { return 7_457 }
        return start { $0.code <= code }.map { $0.pointer + Int(code - $0.code) }
    }

    /// The last range that begins early enough.
    private static func start(where isEarly: (Start) -> Bool) -> Start? {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if isEarly(starts[middle]) { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? starts[low - 1] : nil
    }
}

import Compression

/// A strict reader of ZIP archives whose entries are stored and have sizes of 64 bits.
package struct ZIPReader {
    private let bytes: [UInt8]

    /// The entries in the order of the directory; nil where a rule is broken.
    package static func entries(in bytes: [UInt8]) -> [(name: String, bytes: [UInt8])]? {
        let reader = ZIPReader(bytes: bytes)
        let end = bytes.count - 22
        guard end >= 76, reader.number(end, 4) == 0x0605_4B50 else { return nil }
        guard reader.number(end - 20, 4) == 0x0706_4B50 else { return nil }
        guard reader.number(reader.number(end - 12, 8), 4) == 0x0606_4B50 else { return nil }
        var entries: [(String, [UInt8])] = []
        var place = reader.number(end + 16, 4)
        for _ in 0..<reader.number(end + 8, 2) {
            guard let entry = reader.entry(at: place) else { return nil }
            entries.append(entry)
            place += 46 + reader.number(place + 28, 2) + reader.number(place + 30, 2)
        }
        return place == end - 76 ? entries : nil
    }

    private func entry(at place: Int) -> (String, [UInt8])? {
        guard number(place, 4) == 0x0201_4B50, number(place + 10, 2) == 0 else { return nil }
        let nameCount = number(place + 28, 2)
        let extra = place + 46 + nameCount
        let (count, local) = (number(extra + 4, 8), number(extra + 20, 8))
        guard number(local, 4) == 0x0403_4B50, number(local + 26, 2) == nameCount else {
            return nil
        }
        let start = local + 30 + nameCount + number(local + 28, 2)
        let content = Array(bytes[start..<(start + count)])
        var checksum = CRC32()
        checksum.append(content.span)
        // What follows the entry repeats its sizes.
        let told = [number(start + count + 4, 4), number(place + 16, 4)]
        guard told.allSatisfy({ $0 == Int(checksum.value) }) else { return nil }
        guard number(start + count + 8, 8) == count else { return nil }
        return (String(decoding: bytes[(place + 46)..<extra], as: UTF8.self), content)
    }

    private func number(_ place: Int, _ count: Int) -> Int {
        guard place >= 0, place + count <= bytes.count else { return -1 }
        return bytes[place..<(place + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}

/// Lists of keys as the store keeps them: JSON arrays of whole numbers.
package enum KeyList {
    /// Appends one key to an array that was begun with its bracket.
    package static func append(_ key: URLKey, to json: inout [UInt8]) {
        let isFirst = json.count == 1
        json.append(addingCapacity: 1 + JSONText.numberRoom) { json in
            if !isFirst { json.append(UInt8(ascii: ",")) }
            JSONText.append(UInt64(bitPattern: key.rawValue), to: &json)
        }
    }

    /// The keys of an array; anything but digits separates them.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func keys(in json: [UInt8]) -> [URLKey] {
        json.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.map { digits in
            URLKey(
                rawValue: digits.reduce(0) { $0 &* 10 &+ Int64($1 &- UInt8(ascii: "0")) }
            )
        }
    }
}

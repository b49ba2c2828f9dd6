/// The head of an answer, line by line as it comes, held against what it may cost.
struct CurlHead {
    /// The header lines of the final answer, as received, with the status line first.
    private(set) var bytes: [UInt8] = []
    /// True once the empty line came that ends the head; libcurl takes an end before it for good.
    private(set) var isWhole = false
    private var lineCount = 0
    private var byteCount = 0
    private var length: [UInt8]?
    private var isChunked = false

    /// Forgets the answer, keeps the storage.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        (isWhole, length, isChunked) = (false, nil, false)
        (lineCount, byteCount) = (0, 0)
    }

    /// Takes a line.
    ///
    /// - Returns: Why the transfer must end, nil where it may go on.
    mutating func take(
        _ line: UnsafeRawBufferPointer,
        limits: CurlTransferLimits
    ) -> CurlTransfer.Abort? {
        let kind = unsafe Kind(of: line)
        byteCount += line.count
        // Cookies come by the hundred from servers that mean no harm; their bytes count.
        if kind != .cookie { lineCount += 1 }
        guard lineCount <= limits.maximumHeaderLines, byteCount <= limits.maximumHeaderBytes else {
            return .headerFlood
        }
        // Amid a head it is a field with an odd name.
        if kind == .status, isWhole || bytes.isEmpty {
            // What came before was a 1xx.
            bytes.removeAll(keepingCapacity: true)
            (isWhole, length, isChunked) = (false, nil, false)
        }
        // What follows the head's end are trailers, which nobody reads.
        guard !isWhole else { return nil }
        if kind == .continuation { endLine() }
        unsafe bytes.append(contentsOf: line)
        isWhole = kind == .end
        if kind == .coding { isChunked = true }
        return kind == .length ? unsafe noteLength(line) : nil
    }

    /// Makes the last line one with what continues it; RFC 9112, section 5.2.
    private mutating func endLine() {
        while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
    }

    /// True where the body's end is told in two ways: then nothing behind it can be trusted; RFC
    /// 9112, section 6.3.
    var isAmbiguous: Bool { isChunked && length != nil }

    /// Remembers the body's length; what is no number, or two of them, tells nothing.
    private mutating func noteLength(_ line: UnsafeRawBufferPointer) -> CurlTransfer.Abort? {
        var end = line.count
        while unsafe end > 15 && line[end - 1] <= 0x20 { end -= 1 }
        let value = unsafe line[15..<end].drop { $0 <= 0x20 }
        guard unsafe !value.isEmpty, unsafe value.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return .badLength
        }
        guard let length else {
            length = unsafe Array(value)
            return nil
        }
        return unsafe length.elementsEqual(value) ? nil : .badLength
    }
}

extension CurlHead {
    /// What a line is to whoever collects them.
    private enum Kind {
        case status
        case cookie
        case coding
        case length
        case continuation
        case end
        case other

        /// Looks at the first letter first: there are some ten lines to each answer.
        init(of line: UnsafeRawBufferPointer) {
            let first = unsafe line.first ?? 0
            switch first | 0x20 {
            case UInt8(ascii: "h"): self = unsafe line.starts(with: "HTTP/".utf8) ? .status : .other
            case UInt8(ascii: "s"): self = unsafe line.isField("set-cookie") ? .cookie : .other
            case UInt8(ascii: "t"):
                self = unsafe line.isField("transfer-encoding") ? .coding : .other
            case UInt8(ascii: "c"): self = unsafe line.isField("content-length") ? .length : .other
            default:
                let isEnd = first == UInt8(ascii: "\n") || first == UInt8(ascii: "\r")
                let isFolded = first == UInt8(ascii: " ") || first == UInt8(ascii: "\t")
                self = isEnd ? .end : isFolded ? .continuation : .other
            }
        }
    }
}

extension UnsafeRawBufferPointer {
    /// True where the line is one of the field, which is spelled here in small letters.
    fileprivate func isField(_ name: StaticString) -> Bool {
        let length = name.utf8CodeUnitCount
        guard count > length, unsafe self[length] == UInt8(ascii: ":") else { return false }
        return name.withUTF8Buffer { name in
            for index in 0..<length where unsafe self[index] | 0x20 != name[index] | 0x20 {
                return false
            }
            return true
        }
    }
}

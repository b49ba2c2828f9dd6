/// The beginnings of film and sound that take more than a pattern to know; sections 6.2.1 to 6.2.4.
struct FilmHeader {
    private let bytes: [UInt8]

    init(_ header: ArraySlice<UInt8>) {
        bytes = Array(header)
    }

    /// The type that the bytes begin, nil where they are none of these.
    var type: MIMEType? {
        if isMP4 { return MIMEType("video/mp4") }
        if isWebM { return MIMEType("video/webm") }
        return isMP3 ? MIMEType("audio/mpeg") : nil
    }

    /// A box of file types that names a version of MP4.
    private var isMP4: Bool {
        guard bytes.count >= 12 else { return false }
        let size = bytes[..<4].reduce(0) { $0 << 8 | Int($1) }
        guard size <= bytes.count, size % 4 == 0, bytes[4..<8].elementsEqual("ftyp".utf8) else {
            return false
        }
        return ([8] + stride(from: 16, to: size, by: 4)).contains {
            $0 + 3 <= bytes.count && bytes[$0..<($0 + 3)].elementsEqual("mp4".utf8)
        }
    }

    /// A header of EBML whose document type is WebM.
    private var isWebM: Bool {
        guard bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) else { return false }
        for place in 4..<max(4, min(bytes.count - 1, 38))
        where bytes[place] == 0x42 && bytes[place + 1] == 0x82 {
            guard place + 2 < bytes.count else { return false }
            // The length is written in as many bytes as its first has zeros before a one.
            let start = place + 2 + bytes[place + 2].leadingZeroBitCount + 1
            guard start < bytes.count else { return false }
            return bytes[start...].drop { $0 == 0 }.starts(with: "webm".utf8)
        }
        return false
    }

    /// Two frames of MP3, one where the other ends.
    private var isMP3: Bool {
        guard let count = frameCount(at: 0), count >= 4 else { return false }
        return frameCount(at: count) != nil
    }

    /// The length of the frame that begins there, nil where none does.
    private func frameCount(at place: Int) -> Int? {
        guard place + 4 <= bytes.count, bytes[place] == 0xFF, bytes[place + 1] & 0xE0 == 0xE0 else {
            return nil
        }
        let layer = bytes[place + 1] >> 1 & 3
        let version = bytes[place + 1] >> 3 & 3
        let bitRate = Int(bytes[place + 2] >> 4)
        let sampleRate = Int(bytes[place + 2] >> 2 & 3)
        guard layer == 1, bitRate != 15, sampleRate != 3 else { return nil }
        let isFirstVersion = version == 3
        let rate = (isFirstVersion ? Self.rates : Self.lowerRates)[bitRate] * 1_000
        // MPEG 2 halves the rates of MPEG 1, MPEG 2.5 quarters them.
        let samples = Self.sampleRates[sampleRate] >> (isFirstVersion ? 0 : version == 2 ? 1 : 2)
        let padding = Int(bytes[place + 2] >> 1 & 1)
        return (isFirstVersion ? 144 : 72) * rate / samples + padding
    }

    /// Kilobits a second of layer III.
    private static let rates = [
        0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320,
    ]
    private static let lowerRates = [
        0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160,
    ]
    private static let sampleRates = [44_100, 48_000, 32_000]
}

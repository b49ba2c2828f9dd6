/// The schemes that the standard treats specially, and all the others as one.
enum URLScheme: UInt8, Sendable {
    case other, http, https, ws, wss, ftp, file

    /// Finds the scheme that the lower-case bytes spell.
    init(_ bytes: ArraySlice<UInt8>) {
        self.init(word: bytes.count <= 5 ? bytes.reduce(0) { $0 << 8 | UInt64($1) } : 0)
    }

    /// Finds the scheme of up to five bytes, which a word holds.
    init(word: UInt64) {
        switch word {
        case 0x68_74_74_70: self = .http
        case 0x68_74_74_70_73: self = .https
        case 0x77_73: self = .ws
        case 0x77_73_73: self = .wss
        case 0x66_74_70: self = .ftp
        case 0x66_69_6C_65: self = .file
        default: self = .other
        }
    }

    var isSpecial: Bool { self != .other }

    var isHTTP: Bool { self == .http || self == .https }

    var defaultPort: UInt16? {
        switch self {
        case .http, .ws: 80
        case .https, .wss: 443
        case .ftp: 21
        case .file, .other: nil
        }
    }
}

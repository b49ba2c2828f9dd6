import Compression
import FoundationEssentials

/// The public test suites, read where they lie: the folder in `CRAWL_CONFORMANCE`, or one beside
/// the package.
package enum Conformance {
    /// True where the folder of suites is there.
    package static var isPresent: Bool {
        FileManager.default.fileExists(atPath: folder)
    }

    /// Where a suite's file is, `url/urltestdata.json` for instance.
    package static func path(of file: String) -> String { folder + "/" + file }

    /// The bytes of a suite's file, nil where it is missing.
    package static func bytes(of file: String) -> [UInt8]? {
        FileManager.default.contents(atPath: path(of: file)).map { [UInt8]($0) }
    }

    /// The bytes of a file that a case names: in its suite's folder, or else where the name leads.
    ///
    /// - Returns: Its bytes, unpacked where the file is packed with gzip; nil where it is missing.
    package static func bytes(named file: String, in suite: String) -> [UInt8]? {
        let places = ["\(folder)/\(suite)/\(file)", "\(folder)/\(file)", file]
        let found = places.lazy.compactMap { FileManager.default.contents(atPath: $0) }.first
        guard let bytes = found.map({ [UInt8]($0) }) else { return nil }
        guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
        return try? DecodedBody(decoding: bytes, coding: .gzip, limit: 1 << 28).bytes
    }

    /// The bytes that a text in Base64 stands for, nil where it is none.
    package static func bytes(base64 text: String) -> [UInt8]? {
        Data(base64Encoded: text, options: .ignoreUnknownCharacters).map { [UInt8]($0) }
    }

    /// A suite's JSON file, nil where it is missing.
    package static func document(_ file: String) -> JSONValue? {
        bytes(of: file).flatMap { JSONValue(parsing: $0) }
    }

    /// The objects in the array that a suite's JSON file is; none where it is missing.
    package static func cases(of file: String) -> [JSONValue] {
        (document(file)?.array ?? []).filter { $0.object != nil }
    }

    private static var folder: String {
        if let folder = ProcessInfo.processInfo.environment["CRAWL_CONFORMANCE"] { return folder }
        let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/\(package)/../shared/conformance"
    }
}

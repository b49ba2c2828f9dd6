import FoundationEssentials

/// The public test suites, read where they lie: the folder in `CRAWL_CONFORMANCE`, or one beside
/// the package.
package enum Conformance {
    /// True where the folder of suites is there.
    package static var isPresent: Bool {
        FileManager.default.fileExists(atPath: folder)
    }

    /// The bytes of a suite's file, `url/urltestdata.json` for instance; nil where it is missing.
    package static func bytes(of file: String) -> [UInt8]? {
        FileManager.default.contents(atPath: folder + "/" + file).map { [UInt8]($0) }
    }

    /// The cases of a suite's JSON file; none where it is missing.
    package static func cases(of file: String) -> [JSONValue] {
        bytes(of: file).flatMap { JSONValue(parsing: $0) }?.array ?? []
    }

    private static var folder: String {
        if let folder = ProcessInfo.processInfo.environment["CRAWL_CONFORMANCE"] { return folder }
        let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/\(package)/../shared/conformance"
    }
}

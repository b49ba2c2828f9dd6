import Glibc
import Testing

/// The public suites, read in place: `CRAWL_CONFORMANCE`, or the folder beside the package.
enum Conformance {
    static let folder: String = {
        if let root = unsafe getenv("CRAWL_CONFORMANCE") { return unsafe String(cString: root) }
        let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/\(package)/../shared/conformance"
    }()

    static let isPresent = unsafe access(folder + "/MANIFEST.json", R_OK) == 0

    static func bytes(of name: String) throws -> [UInt8] {
        guard let file = unsafe fopen(folder + "/" + name, "r") else { throw Missing(name: name) }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: buffer[..<count])
        }
    }

    struct Missing: Error {
        let name: String
    }

    static func json(_ name: String) throws -> JSONValue {
        try JSONValue(parsing: bytes(of: name)[...])
    }
}

import Glibc
import SQLite

/// A directory of its own for one test; goes with all its files.
final class TestPlace: Sendable {
    let directory: String

    init() {
        guard let copy = unsafe strdup("/tmp/crawl-store-XXXXXX") else {
            preconditionFailure("A test needs memory.")
        }
        defer { unsafe free(copy) }
        precondition(unsafe mkdtemp(copy) != nil, "A test needs a directory.")
        directory = unsafe String(cString: copy)
    }

    deinit {
        for name in names { _ = unsafe remove(directory + "/" + name) }
        _ = unsafe rmdir(directory)
    }

    /// A file in it.
    func file(_ name: String = "crawl.sqlite") -> String { directory + "/" + name }

    /// How many rows a table of the crawl's file has.
    func rowCount(of table: StaticString) throws -> Int {
        let connection = try SQLiteConnection(opening: file(), for: .reading)
        return Int(try connection.number("SELECT count(*) FROM \(table)"))
    }

    /// The names of the files in it.
    var names: [String] {
        guard let stream = unsafe opendir(directory) else { return [] }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}

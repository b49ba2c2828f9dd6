package import Linux
import SQLite

extension ExportError {
    /// What the system says to the writing of a file.
    package init(_ error: Errno, of path: String) {
        self = error == .fileExists ? .exists(path) : .unwritable(path, error)
    }

    /// Writes with the system, and gives its errors the file's name.
    static func naming<Result: ~Copyable>(
        _ path: String,
        _ work: () throws(Errno) -> Result
    ) throws(ExportError) -> Result {
        do throws(Errno) {
            return try work()
        } catch {
            throw ExportError(error, of: path)
        }
    }

    /// Writes with SQLite, and gives its errors the file's name.
    static func naming<Result: ~Copyable>(
        _ path: String,
        _ work: () throws(SQLiteError) -> Result
    ) throws(ExportError) -> Result {
        do throws(SQLiteError) {
            return try work()
        } catch {
            throw .failed(path, error)
        }
    }
}

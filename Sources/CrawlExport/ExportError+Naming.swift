import Linux
import SQLite

extension ExportError {
    /// Writes with the system, and gives its errors the file's name.
    static func naming<Result: ~Copyable>(
        _ path: String,
        _ work: () throws(Errno) -> Result
    ) throws(ExportError) -> Result {
        do throws(Errno) {
            return try work()
        } catch {
            throw .unwritable(path, error)
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

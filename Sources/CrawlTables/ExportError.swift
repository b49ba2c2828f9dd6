package import CrawlFormat
import CrawlModel
package import Linux
package import SQLite

/// Why nothing could be exported, or not all.
package enum ExportError: Error, Equatable, Sendable {
    /// The crawl's file cannot be read.
    case source(StoreError)
    /// The table has no column that the option asks about.
    case noSuchColumn(table: String, option: String)
    /// The condition is no SQL over the table's columns.
    case badCondition(String, cause: String)
    /// Something has the name already.
    case exists(String)
    /// What has the name is a crawl, which could not be had again.
    case crawl(String)
    /// The file cannot be made or written.
    case unwritable(String, Errno)
    /// The dataset cannot be made or written.
    case failed(String, SQLiteError)
    /// There are more URLs than one site map may have.
    case tooManyURLs(limit: Int)
    /// The library that packs has no memory.
    case noMemory
    /// Its task was cancelled.
    case interrupted

    /// A word for counting and for messages' codes.
    package var kind: StaticString {
        switch self {
        case .source: "source"
        case .noSuchColumn: "no-column"
        case .badCondition: "condition"
        case .exists: "exists"
        case .crawl: "crawl"
        case .unwritable: "unwritable"
        case .failed: "failed"
        case .tooManyURLs: "too-many"
        case .noMemory: "memory"
        case .interrupted: "interrupted"
        }
    }
}

extension ExportError {
    /// What the system says to the writing of a file.
    package init(_ error: Errno, of path: String) {
        self = error == .fileExists ? .exists(path) : .unwritable(path, error)
    }

    /// Writes with the system, and gives its errors the file's name.
    package static func naming<Result: ~Copyable>(
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
    package static func naming<Result: ~Copyable>(
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

extension ExportError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .source(let error): error.description
        case .noSuchColumn(let table, let option): "\(option) means nothing to the table \(table)"
        case .badCondition(let text, let cause):
            "--where \(Quotation(text)) is no condition: \(cause)"
        case .exists(let path): "\(Quotation(path)) exists; --force replaces it"
        case .crawl(let path): "\(Quotation(path)) is a crawl; name another file by -o"
        case .unwritable(let path, let error): "cannot write \(Quotation(path)): \(error)"
        case .failed(let path, let error): "cannot write \(Quotation(path)): \(error)"
        case .tooManyURLs(let limit): "a site map has \(limit) URLs or 50 MB at most"
        case .noMemory: "cannot pack an answer: no memory"
        case .interrupted: "the export was interrupted"
        }
    }
}

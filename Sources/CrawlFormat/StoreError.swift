package import Linux
package import SQLite

/// Why the crawl's file cannot be used, or no longer.
package enum StoreError: Error, Equatable, Sendable {
    /// Another process crawls into this file; what it wrote into the lock, if that can be read.
    case locked(String, owner: String?)
    /// The file's directory is missing, closed to us or cannot be written.
    case unreachable(String, Errno)
    /// The file can only be read.
    case readOnly(String)
    /// The file was moved or removed while it was written.
    case moved(String)
    /// The file belongs to another program, or is no database.
    case foreign(String)
    /// The file was made by a newer version of this program.
    case newer(String, version: Int)
    /// The file was made by an older version of this program, and lacks what is asked for.
    case older(String, version: Int)
    /// The file's URLs are told apart in another way than is wanted, both as ``KeyRule`` has it.
    case otherKeys(String, kept: String, wanted: String)
    /// The file beside it that is to have its bodies is missing, or is not theirs.
    case bodies(String, of: String, cause: String)
    /// The file has its bodies elsewhere than is wanted; nil where it has them itself.
    case otherBodies(String, kept: String?)
    /// The file is damaged.
    case corrupt(String, cause: String)
    /// The disk is full.
    case full(String)
    /// SQLite could not go on.
    case failed(String, SQLiteError)
    /// The store has been finished already.
    case finished(String)

    /// A word for counting and for messages' codes.
    package var kind: StaticString {
        switch self {
        case .locked: "locked"
        case .unreachable: "unreachable"
        case .readOnly: "read-only"
        case .moved: "moved"
        case .foreign: "foreign"
        case .newer: "newer"
        case .older: "older"
        case .otherKeys: "other-keys"
        case .bodies: "bodies"
        case .otherBodies: "other-bodies"
        case .corrupt: "corrupt"
        case .full: "full"
        case .failed: "failed"
        case .finished: "finished"
        }
    }
}

extension StoreError {
    /// Sorts what kept a file beside a crawl from being written by what people can do about it.
    package init(writing path: String, _ error: Errno) {
        switch error {
        case .noSpace: self = .full(path)
        case .readOnlyDisk, .accessDenied, .notPermitted: self = .readOnly(path)
        default: self = .unreachable(path, error)
        }
    }

    /// Sorts an error of SQLite by what people can do about it.
    package init(_ error: SQLiteError, path: String) {
        guard error.code != .moved else {
            self = .moved(path)
            return
        }
        switch error.code.primary {
        case .full: self = .full(path)
        case .notADatabase: self = .foreign(path)
        case .corrupt: self = .corrupt(path, cause: error.description)
        case .readOnly: self = .readOnly(path)
        case .inputOutput where error.systemError == Errno.isDirectory.rawValue:
            self = .unreachable(path, .isDirectory)
        case .cannotOpen where error.systemError != 0:
            self = .unreachable(path, Errno(rawValue: error.systemError))
        default: self = .failed(path, error)
        }
    }
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .locked(let path, let owner):
            "another crawl holds \(path)"
                + (owner.map { " (process \($0.prefix { $0 != "\n" }))" } ?? "")
        case .unreachable(let path, let error): "cannot open \(path): \(error)"
        case .readOnly(let path): "cannot write \(path): it is read-only"
        case .moved(let path):
            "\(path) was moved or removed while the crawl wrote to it"
        case .foreign(let path): "cannot use \(path): it is not a crawl"
        case .newer(let path, let version):
            "cannot use \(path): it was made by a newer crawl (schema \(version))"
        case .older(let path, let version):
            "cannot use \(path) for that: it was made by an older crawl (schema \(version))"
        case .otherKeys(let path, let kept, let wanted):
            "cannot go on with \(path): it was begun with \(Self.options(kept)), "
                + "not with \(Self.options(wanted))"
        case .bodies(let file, let path, let cause):
            "cannot use \(file) for the bodies of \(path): \(cause)"
        case .otherBodies(let path, let kept):
            "cannot go on with \(path): it has its bodies in \(kept ?? "itself")"
        case .corrupt(let path, let cause): "cannot use \(path): it is damaged: \(cause)"
        case .full(let path): "cannot commit to \(path): no space left"
        case .failed(let path, let error): "cannot use \(path): \(error)"
        case .finished(let path): "cannot use \(path): it is closed"
        }
    }
}

extension StoreError {
    /// The options that say what is ignored.
    private static func options(_ words: String) -> String {
        let options = words.split(separator: " ").map { "--ignore-\($0)" }
        return options.isEmpty ? "no --ignore option" : options.joined(separator: " ")
    }
}

/// Runs work of SQLite and gives its errors the file's name.
package func naming<Result: ~Copyable>(
    _ path: String,
    _ work: () throws(SQLiteError) -> Result
) throws(StoreError) -> Result {
    do throws(SQLiteError) {
        return try work()
    } catch {
        throw StoreError(error, path: path)
    }
}

package import Linux

/// A file to which a log is appended, and which may be moved away and opened anew.
package struct LogFile: Sendable {
    private let path: String
    private let format: LogFormat
    private let level: LogEntry.Level
    private var file: OpenFile?
    /// Why entries are lost; nil while all is well.
    private(set) var fault: Errno?

    private final class OpenFile: Sendable {
        let descriptor: FileDescriptor

        init(_ path: String) throws(Errno) {
            descriptor = try FileDescriptor.open(path, for: .appending)
        }
    }

    /// Opens the file, which is made where it is not there.
    ///
    /// - Throws: What `open` says.
    package init(
        _ path: String,
        format: LogFormat,
        level: LogEntry.Level
    ) throws(Errno) {
        self.path = path
        self.format = format
        self.level = level
        file = try OpenFile(path)
    }

    /// Opens the file of that name anew: what has moved the old one away has that to itself now.
    mutating func reopen() {
        do throws(Errno) {
            file = try OpenFile(path)
            fault = nil
        } catch {
            fault = error
        }
    }

    /// Appends those entries that are grave enough, in one piece.
    ///
    /// - Returns: Why they are lost, where none before them was; nil where all is well.
    mutating func append(_ entries: [LogEntry]) -> Errno? {
        let text = entries.filter { $0.level <= level }.map(format.line).joined()
        guard !text.isEmpty, let file else { return nil }
        do throws(Errno) {
            try file.descriptor.writeAll(Array(text.utf8))
            fault = nil
            return nil
        } catch {
            defer { fault = error }
            return fault == nil ? error : nil
        }
    }
}

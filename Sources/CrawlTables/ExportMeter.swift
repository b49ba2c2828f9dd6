import Synchronization

/// How far an export has come, for who looks at it from another thread.
package final class ExportMeter: Sendable {
    /// What the exports of a task count on; nil where nobody looks.
    @TaskLocal package static var current: ExportMeter?

    private let rowCount = Atomic<Int>(0)
    private let byteCount = Atomic<Int>(0)

    package init() {}

    /// Rows taken out of the crawl's file.
    package var rows: Int { rowCount.load(ordering: .relaxed) }

    /// Bytes written, or the size of the file as it will be.
    package var bytes: Int { byteCount.load(ordering: .relaxed) }

    func addRow() { rowCount.add(1, ordering: .relaxed) }

    /// Counts bytes that were written.
    package func add(bytes: Int) { byteCount.add(bytes, ordering: .relaxed) }

    /// Notes how large the file is by now.
    package func note(bytes: Int) { byteCount.store(bytes, ordering: .relaxed) }
}

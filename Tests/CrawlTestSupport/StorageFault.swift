private import CStorageFaults

/// A fault of the disk below SQLite, for the files of one directory; one at a time in a process.
package enum StorageFault: Sendable, CaseIterable {
    /// From the chosen write on nothing reaches the disk any more, as after `kill -9`.
    case kill
    /// From the chosen write on the disk is full.
    case full
    /// The chosen sync fails.
    case sync

    /// What came of the calls while there was a fault.
    package struct Log: Sendable {
        /// Writes, or syncs where the fault is one of these.
        package let calls: Int
        /// Syncs that came after the one that failed.
        package let lateSyncs: Int
    }

    /// Runs the body while the disk has the fault; SQLite must have been used before.
    ///
    /// - Parameters:
    ///   - call: The call at which it begins, from 1.
    ///   - directory: Where; files elsewhere are in order.
    ///   - body: Opens the files.
    /// - Returns: What came of the calls.
    package func during(
        call: Int,
        in directory: String,
        _ body: () async -> Void
    ) async -> Log {
        precondition(crawl_faults_install() == 0, "SQLite takes another file system.")
        let kind =
            switch self {
            case .kill: CRAWL_FAULT_KILL
            case .full: CRAWL_FAULT_FULL
            case .sync: CRAWL_FAULT_SYNC
            }
        unsafe crawl_faults_arm(directory, kind, call)
        await body()
        crawl_faults_disarm()
        return Log(calls: crawl_faults_calls(), lateSyncs: crawl_faults_late_syncs())
    }
}

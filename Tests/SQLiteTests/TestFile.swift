import Glibc

/// A path in a directory of its own for one test, gone afterwards.
final class TestFile: Sendable {
    private let directory: String

    init() {
        guard let copy = unsafe strdup("/tmp/crawl-sqlite-XXXXXX") else {
            preconditionFailure("A test needs memory.")
        }
        defer { unsafe free(copy) }
        precondition(unsafe mkdtemp(copy) != nil, "A test needs a directory.")
        directory = unsafe String(cString: copy)
    }

    deinit {
        for suffix in ["", "-wal", "-shm", "-journal"] { _ = unsafe remove(path + suffix) }
        _ = unsafe remove(directory + "/way")
        _ = unsafe rmdir(directory)
    }

    var path: String { directory + "/test.sqlite" }

    /// The same path through a link beside the file.
    var pathThroughLink: String? {
        unsafe symlink(directory, directory + "/way") == 0 ? directory + "/way/test.sqlite" : nil
    }

    func linkToNothing() {
        _ = unsafe symlink("/tmp/nothing", path)
    }
}

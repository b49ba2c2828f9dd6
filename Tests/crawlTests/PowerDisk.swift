import CrawlTestSupport
import Linux

/// A disk of which a copy can be taken at any moment, as a cut of the power would leave it: a file
/// system in an image, on another one that clones files in one step.
final class PowerDisk {
    private let directory: String

    /// True where images can be mounted here.
    static let isPossible =
        (try? TemporaryDirectory.with { (try? PowerDisk(in: $0)) != nil }) == true

    /// Where the disk is mounted.
    var path: String { directory + "/disk" }

    /// Makes and mounts the disk.
    ///
    /// - Throws: What tool is missing, or may not do so.
    init(in directory: String) throws {
        self.directory = directory
        for name in ["host", "disk", "copy"] {
            try FileDescriptor.makeDirectory("\(directory)/\(name)")
        }
        try run("truncate", "-s", "2G", "\(directory)/host.img")
        try run("mkfs.xfs", "-q", "-m", "reflink=1", "\(directory)/host.img")
        try run("mount", "-o", "loop", "\(directory)/host.img", "\(directory)/host")
        try run("truncate", "-s", "512M", "\(directory)/host/disk.img")
        try run("mkfs.ext4", "-q", "\(directory)/host/disk.img")
        try run("mount", "-o", "loop", "\(directory)/host/disk.img", path)
    }

    deinit {
        for name in ["disk", "copy", "host"] { try? run("umount", "-l", "\(directory)/\(name)") }
    }

    /// Runs the body with what a cut of the power leaves at this moment, once somebody has mounted
    /// it again.
    func cutting(_ body: (String) throws -> Void) throws {
        let copy = directory + "/host/copy.img"
        try run("cp", "--reflink=always", "\(directory)/host/disk.img", copy)
        try run("mount", "-o", "loop", copy, "\(directory)/copy")
        defer { try? run("umount", "\(directory)/copy") }
        try body(directory + "/copy")
    }

    private func run(_ words: String...) throws {
        guard try ChildProcess(words).wait() == 0 else { throw Failure.refused(words) }
    }

    private enum Failure: Error {
        case refused([String])
    }
}

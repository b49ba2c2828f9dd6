/// How much memory the kernel lets this process take before it ends it.
package enum MemoryLimit {
    /// The bytes that its control groups allow, the least of them all; nil where none sets a limit.
    ///
    /// It reads files of the kernel; see cgroups(7).
    package static var bytes: Int? {
        bytes(of: text("/proc/self/cgroup") ?? "", below: "/sys/fs/cgroup")
    }

    /// The least limit of the groups that a process is in.
    ///
    /// - Parameters:
    ///   - membership: Its groups, as `/proc/self/cgroup` has them.
    ///   - root: Where the groups are directories.
    /// - Returns: Bytes; nil where no group sets a limit.
    static func bytes(of membership: String, below root: String) -> Int? {
        membership.split(separator: "\n").flatMap { files(of: $0, below: root) }
            .compactMap { text($0).flatMap(limit) }.min()
    }

    /// The files that may hold a limit: those of a group and of all that it is in.
    private static func files(of line: Substring, below root: String) -> [String] {
        let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return [] }
        let isUnified = parts[1].isEmpty
        guard isUnified || parts[1].split(separator: ",").contains("memory") else { return [] }
        var groups = [root + (isUnified ? "" : "/memory")]
        for name in parts[2].split(separator: "/") {
            groups.append("\(groups.last ?? root)/\(name)")
        }
        return groups.map { $0 + (isUnified ? "/memory.max" : "/memory.limit_in_bytes") }
    }

    /// What a file says; the older kind has no word for no limit, only numbers beyond any memory.
    private static func limit(_ text: String) -> Int? {
        Int(text.prefix(while: \.isNumber)).flatMap { $0 < 1 << 60 ? $0 : nil }
    }

    private static func text(_ path: String) -> String? {
        guard let file = try? FileDescriptor.open(path, for: .reading),
            let bytes = try? file.readAll(limit: 65_536)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}

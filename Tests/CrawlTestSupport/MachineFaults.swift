import Glibc
import Linux

/// What goes wrong with the machine below one program, while it runs: clocks that jump, and
/// allocations of its C libraries that fail.
package final class MachineFaults: Sendable {
    /// Where a fault stands in the file; the layout is that of `CMachineFaults.h`.
    private enum Place: Int {
        case wall
        case steady
        case chosenAllocation
        case allocations
        case library
    }

    /// A library whose allocations may fail; the numbers are those of `CMachineFaults.c`.
    package enum Library: Int64, Sendable, CaseIterable {
        case curl = 1
        case ares
        case sqlite
        case zlib
        case zstd
        case brotli
    }

    /// The library that the program loads before all others.
    private static let library: String = {
        let tests = CommandLine.arguments[0]
        let end = tests.utf8.lastIndex(of: UInt8(ascii: "/")).map { tests.utf8.index(after: $0) }
        let path = tests[..<(end ?? tests.startIndex)] + "libcrawl-machine-faults.so"
        var name = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard unsafe realpath(String(path), &name) != nil else { return String(path) }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }()

    /// False in builds whose own allocator comes before all others: those that are instrumented.
    package static let arePossible =
        (try? ChildProcess(["env", "LD_PRELOAD=\(library)", "true"]).wait()) == 0

    private let path: String
    private let file: FileDescriptor

    /// Prepares a machine without a fault.
    ///
    /// - Parameter directory: Where the file lies that tells of the faults, out of sight.
    /// - Throws: What the kernel says when it has no such file for us.
    package init(in directory: String) throws {
        path = directory + "/.faults-\(UInt32.random(in: 0 ... .max))"
        file = try FileDescriptor.open(path, for: .creating)
        for place in [Place.wall, .steady, .chosenAllocation, .allocations, .library] {
            set(place, to: 0)
        }
    }

    /// What stands before the program.
    package var prefix: [String] {
        ["env", "LD_PRELOAD=\(Self.library)", "CRAWL_MACHINE_FAULTS=\(path)"]
    }

    /// Sets the clock on the wall, so far from the right time.
    package func setWall(off time: Duration) {
        set(.wall, to: time)
    }

    /// Lets time pass of which the program has nothing, as if it had been stopped for so long.
    package func skip(_ time: Duration) {
        set(.steady, to: time)
    }

    /// Lets one allocation fail.
    ///
    /// - Parameters:
    ///   - number: Which, from 1; 0 for none.
    ///   - library: Whose allocations are counted.
    package func failAllocation(_ number: Int, of library: Library) {
        set(.library, to: library.rawValue)
        set(.chosenAllocation, to: Int64(number))
    }

    /// How many allocations the program's library has asked for.
    package var allocationCount: Int {
        var number: Int64 = 0
        let place = off_t(Place.allocations.rawValue * MemoryLayout<Int64>.size)
        unsafe pread(file.rawValue, &number, MemoryLayout<Int64>.size, place)
        return Int(number)
    }

    private func set(_ place: Place, to time: Duration) {
        set(place, to: Int64(time / .nanoseconds(1)))
    }

    private func set(_ place: Place, to number: Int64) {
        var number = number
        let size = MemoryLayout<Int64>.size
        let count = unsafe pwrite(file.rawValue, &number, size, off_t(place.rawValue * size))
        precondition(count == size, "A few bytes are written at once.")
    }
}

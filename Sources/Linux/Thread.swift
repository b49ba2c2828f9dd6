import CLinux
import Glibc

/// A thread with a name, for the few that the process has.
package struct Thread: Sendable {
    private let handle: pthread_t

    /// Starts a thread.
    ///
    /// - Parameters:
    ///   - name: At most 15 bytes, shown by `top -H` and debuggers.
    ///   - body: What it does until it ends.
    /// - Throws: What `pthread_create` says.
    package init(name: String, _ body: @escaping @Sendable () -> Void) throws(Errno) {
        var thread = pthread_t()
        let box = unsafe Unmanaged.passRetained(Body(name: name, body: body))
        let result = unsafe pthread_create(&thread, nil, Self.start, box.toOpaque())
        guard result == 0 else {
            unsafe box.release()
            throw Errno(rawValue: result)
        }
        handle = thread
    }

    /// Waits until the thread has ended, unless it is this one, which is let go; called once.
    package func join() {
        guard pthread_equal(pthread_self(), handle) == 0 else {
            _ = pthread_detach(handle)
            return
        }
        _ = pthread_join(handle, nil)
    }

    private static let start:
        @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
            { pointer in
                if let pointer = unsafe pointer {
                    unsafe Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run()
                }
                return nil
            }

    private final class Body: Sendable {
        private let name: String
        private let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }

        func run() {
            unsafe crawl_name_thread(name)
            body()
        }
    }
}

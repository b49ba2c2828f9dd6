import CCurl

/// What a ``CurlMulti`` asks of the loop that drives it; called during its methods, on the same
/// thread.
package protocol CurlMultiDriver: AnyObject {
    /// Watches a socket for reading and writing as told; neither means: not for now.
    func watch(_ socket: Int32, reading: Bool, writing: Bool)

    /// Notes that a number means a new socket: what was known of it is past.
    ///
    /// libcurl closes a socket that was never connected without a word.
    func opens(_ socket: Int32)

    /// Notes that a socket is about to be closed, after which its number may mean another.
    func closes(_ socket: Int32)

    /// Wants ``CurlMulti/turn()`` to be called after this many milliseconds; nil takes the wish
    /// back.
    func wake(afterMilliseconds: Int?)
}

/// Many transfers at once over kept connections, driven from outside by socket events and one
/// timer.
///
/// Not `Sendable`: it lives on one thread.
@safe package final class CurlMulti {
    private var raw: UnsafeMutableRawPointer
    private unowned let driver: any CurlMultiDriver
    /// The driver may be gone by the time the last connections close.
    private static let manyMoments = 64
    private var isClosing = false
    /// True once libcurl lacked memory: what it knows of its sockets may be wrong from there on.
    private var isBroken = false
    private var running: [ObjectIdentifier: CurlTransfer] = [:]
    /// How many connections stay open, those in use included: at least so many, and at present.
    private let keptAtLeast: Int
    private var kept = 0
    /// The most transfers at once since the last idle moment, and how many such moments in a row
    /// have shown that fewer connections would do.
    private var busiest = 0
    private var easyMoments = 0

    /// Makes an empty pool.
    ///
    /// - Parameters:
    ///   - keptConnections: How many connections stay open, in use or not; with more transfers
    ///     than that under way, one for each.
    ///   - driver: Who watches the sockets; it outlives this value.
    /// - Throws: Why libcurl has no handle for us.
    package init(keptConnections: Int, driver: any CurlMultiDriver) throws(CurlCode) {
        guard let multi = unsafe curl_multi_init() else { throw .outOfMemory }
        unsafe raw = unsafe multi
        self.driver = driver
        keptAtLeast = max(1, keptConnections)
        keep(keptAtLeast)
        setCallbacks()
    }

    deinit {
        isClosing = true
        for transfer in running.values { unsafe curl_multi_remove_handle(raw, transfer.raw) }
        unsafe curl_multi_cleanup(raw)
    }

    /// The transfers that are under way.
    ///
    /// - Complexity: O(n) in their number.
    package var transfers: [CurlTransfer] { Array(running.values) }

    /// Starts a prepared transfer.
    ///
    /// - Throws: Where libcurl lacks memory.
    package func start(_ transfer: CurlTransfer) throws(CurlCode) {
        if isBroken, running.isEmpty { renew() }
        guard !isBroken else { throw .outOfMemory }
        running[ObjectIdentifier(transfer)] = transfer
        busiest = max(busiest, running.count)
        if running.count > kept { keep(running.count) }
        transfer.reportSockets(to: self)
        note(unsafe curl_multi_add_handle(raw, transfer.raw))
    }

    /// Takes a transfer back, whether it has ended or not; its connection is closed in the latter
    /// case.
    package func remove(_ transfer: CurlTransfer) {
        running[ObjectIdentifier(transfer)] = nil
        if running.isEmpty { noteIdleMoment() }
        unsafe curl_multi_remove_handle(raw, transfer.raw)
        transfer.pool = nil
    }

    /// Does what a socket's readiness allows.
    package func turn(_ socket: Int32, readable: Bool, writable: Bool, failed: Bool) {
        let events =
            (readable ? CURL_CSELECT_IN : 0) | (writable ? CURL_CSELECT_OUT : 0)
            | (failed ? CURL_CSELECT_ERR : 0)
        var left: Int32 = 0
        note(unsafe curl_multi_socket_action(raw, socket, Int32(events), &left))
    }

    /// Does what time allows: starts what was added, ends what took too long.
    package func turn() {
        var left: Int32 = 0
        note(unsafe curl_multi_socket_action(raw, curl_socket_t(-1), 0, &left))
    }

    /// Gives a transfer that has ended and how; it stays until ``remove(_:)``.
    ///
    /// Where libcurl lacked memory all of them end so.
    package func nextEnded() -> (transfer: CurlTransfer, code: CurlCode)? {
        var code = CURLE_OK
        guard let easy = unsafe crawl_multi_next_done(raw, &code) else {
            return isBroken ? running.values.first.map { ($0, .outOfMemory) } : nil
        }
        var transfer: UnsafeMutableRawPointer?
        unsafe crawl_easy_get_pointer(easy, CURLINFO_PRIVATE, &transfer)
        return unsafe CurlTransfer.with(transfer) { ($0, CurlCode(code)) }
    }

    private func note(_ code: CURLMcode) {
        if code == CURLM_OUT_OF_MEMORY { isBroken = true }
    }

    /// Goes on with a pool of libcurl's that knows nothing of the one before.
    private func renew() {
        guard let multi = unsafe curl_multi_init() else { return }
        unsafe curl_multi_cleanup(raw)
        unsafe raw = unsafe multi
        isBroken = false
        keep(keptAtLeast)
        setCallbacks()
    }

    /// Closes a connection where many moments in a row say that fewer are needed.
    ///
    /// One says little: where pages are read slower than they come, transfers end together and
    /// start together, over and over.
    private func noteIdleMoment() {
        defer { busiest = 0 }
        guard kept > keptAtLeast else { return }
        easyMoments = busiest < kept ? easyMoments + 1 : 0
        guard easyMoments >= Self.manyMoments else { return }
        easyMoments = 0
        keep(kept - 1)
    }

    private func keep(_ count: Int) {
        kept = count
        unsafe crawl_multi_set_long(raw, CURLMOPT_MAXCONNECTS, count)
    }

    private func setCallbacks() {
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe crawl_multi_set_pointer(raw, CURLMOPT_SOCKETDATA, me)
        unsafe crawl_multi_set_pointer(raw, CURLMOPT_TIMERDATA, me)
        unsafe crawl_multi_set_socket(raw) { _, socket, what, multi, _ in
            unsafe CurlMulti.with(multi) { $0.watch(socket, for: UInt32(bitPattern: what)) }
            return 0
        }
        unsafe crawl_multi_set_timer(raw) { _, milliseconds, multi in
            unsafe CurlMulti.with(multi) {
                $0.driver.wake(afterMilliseconds: milliseconds < 0 ? nil : milliseconds)
            }
            return 0
        }
    }

    private func watch(_ socket: Int32, for what: UInt32) {
        let isWanted = what != CURL_POLL_REMOVE
        driver.watch(
            socket,
            reading: isWanted && what & UInt32(CURL_POLL_IN) != 0,
            writing: isWanted && what & UInt32(CURL_POLL_OUT) != 0
        )
    }

    /// Gives up a connection that said something while nobody used it, or came to its end.
    ///
    /// The next answer on it would be one that nobody asked for. libcurl finds it dead when it
    /// wants to use it again.
    package func retire(_ socket: Int32) {
        // What comes for a transfer that is held up is its own, not a surprise.
        guard !running.values.contains(where: { $0.uses(socket) }) else { return }
        crawl_disconnect(socket)
    }

    func opens(_ socket: Int32) {
        driver.opens(socket)
    }

    func closes(_ socket: Int32) {
        guard !isClosing else { return }
        driver.closes(socket)
    }

    /// Calls something with the pool that libcurl was given, which is there as long as its handle.
    static func with<Result>(
        _ pointer: UnsafeMutableRawPointer?,
        _ body: (CurlMulti) -> Result
    ) -> Result {
        guard let pointer = unsafe pointer else {
            preconditionFailure("libcurl gives back the pointer that it was given.")
        }
        return unsafe Unmanaged<CurlMulti>.fromOpaque(pointer)._withUnsafeGuaranteedRef(body)
    }
}

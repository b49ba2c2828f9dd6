import CCurl

/// One easy handle with the answer it collects; used for one request after another.
///
/// Not `Sendable`: it lives on the thread of the ``CurlMulti`` that drives it.
@safe package final class CurlTransfer {
    /// Why the transfer was ended from our side.
    package enum Abort: Sendable {
        case bodyTooLarge
        case headerFlood
        case badLength
        case addressRefused
        case localResource
    }

    let raw: UnsafeMutableRawPointer
    let headerList: UnsafeMutablePointer<curl_slist>?
    package let limits: CurlTransferLimits
    let permits: @Sendable (CurlPeer) -> Bool
    private var answerHead = CurlHead()
    /// The body as it came over the wire, still in its content coding.
    package private(set) var body: [UInt8] = []
    package internal(set) var abort: Abort?
    var state = CurlHandleState()
    /// Kept as long as libcurl may look at it.
    var route: CurlRoute?
    /// Whose transfer it is while it is under way.
    unowned var pool: CurlMulti?

    /// Makes a handle with everything set that does not change from request to request.
    ///
    /// - Parameters:
    ///   - limits: What each request may take.
    ///   - permits: Decides about each address before a connection is made to it.
    /// - Throws: Which option libcurl refused.
    package init(
        limits: CurlTransferLimits,
        permits: @escaping @Sendable (CurlPeer) -> Bool
    ) throws(CurlCode) {
        guard let easy = unsafe curl_easy_init() else { throw .outOfMemory }
        unsafe raw = unsafe easy
        var list: UnsafeMutablePointer<curl_slist>?
        for header in limits.headers { unsafe list = unsafe curl_slist_append(list, header) }
        unsafe headerList = unsafe list
        self.limits = limits
        self.permits = permits
        try setBaseline()
    }

    deinit {
        unsafe curl_easy_cleanup(raw)
        unsafe curl_slist_free_all(headerList)
        state.free()
    }

    /// The header lines of the final answer, as received, with the status line first.
    package var head: [UInt8] { answerHead.bytes }

    /// True once the head of an answer came to its end.
    package var hasWholeHead: Bool { answerHead.isWhole }

    /// Makes the handle ready for a request to a serialised URL.
    ///
    /// - Throws: `malformedURL` where libcurl refuses it.
    package func prepare(url: [UInt8]) throws(CurlCode) {
        answerHead = CurlHead()
        body = []
        abort = nil
        unsafe state.complaint.pointee = 0
        if state.forbidsReuse { try forbidReuse(false) }
        try set(CURLOPT_URL, text: url)
    }

    /// Takes the body out, so that it is handed on without a copy.
    package func takeBody() -> [UInt8] {
        let taken = body
        body = []
        return taken
    }

    /// Adds a piece of the body, or ends the transfer when it would be too much.
    func receive(body piece: UnsafeRawBufferPointer) -> Bool {
        guard abort == nil else { return false }
        guard body.count + piece.count <= limits.maximumBodyBytes else {
            abort = .bodyTooLarge
            return false
        }
        if body.isEmpty { body.reserveCapacity(expectedBodyBytes(atLeast: piece.count)) }
        unsafe body.append(contentsOf: piece)
        return true
    }

    /// Adds a header line, or ends the transfer when there is too much or no telling its end.
    func receive(head line: UnsafeRawBufferPointer) -> Bool {
        guard abort == nil else { return false }
        abort = unsafe answerHead.take(line, limits: limits)
        if answerHead.isAmbiguous, !state.forbidsReuse { try? forbidReuse(true) }
        return abort == nil
    }

    private func expectedBodyBytes(atLeast count: Int) -> Int {
        let announced = large(CURLINFO_CONTENT_LENGTH_DOWNLOAD_T)
        return max(count, min(announced, limits.maximumBodyBytes))
    }
}

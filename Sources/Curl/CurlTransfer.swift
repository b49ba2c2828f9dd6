import CCurl

/// One request after another, each with an easy handle of its own, and the answer it collects.
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

    private(set) var raw: UnsafeMutableRawPointer
    package let limits: CurlTransferLimits
    let jar: CurlCookieJar?
    let permits: @Sendable (CurlPeer) -> Bool
    private var answerHead = CurlHead()
    private var collected = CurlBody()
    /// Lends the memory for large bodies; nil where they take what they need.
    private let lender: (any CurlLender)?
    package internal(set) var abort: Abort?
    var state: CurlHandleState
    /// Whose transfer it is while it is under way.
    unowned var pool: CurlMulti?

    /// Makes a handle with everything set that does not change from request to request.
    ///
    /// - Parameters:
    ///   - limits: What each request may take.
    ///   - lender: Lends the memory for large bodies; nil where they take what they need.
    ///   - jar: Where cookies are kept; nil where nobody keeps any.
    ///   - permits: Decides about each address before a connection is made to it.
    /// - Throws: Which option libcurl refused.
    package init(
        limits: CurlTransferLimits,
        lender: (any CurlLender)? = nil,
        jar: CurlCookieJar? = nil,
        permits: @escaping @Sendable (CurlPeer) -> Bool
    ) throws(CurlCode) {
        state = try CurlHandleState(headers: limits.headers)
        guard let easy = unsafe curl_easy_init() else {
            state.free()
            throw .outOfMemory
        }
        unsafe raw = unsafe easy
        self.limits = limits
        self.lender = lender
        self.jar = jar
        self.permits = permits
        try setBaseline()
        state.isFresh = true
    }

    deinit {
        unsafe curl_easy_cleanup(raw)
        state.free()
    }

    /// Whose request it makes, by a number of whoever has it made.
    package var ticket: Int {
        get { state.ticket }
        set { state.ticket = newValue }
    }

    /// The header lines of the final answer, as received, with the status line first.
    package var head: [UInt8] { answerHead.bytes }

    /// True once the head of an answer came to its end.
    package var hasWholeHead: Bool { answerHead.isWhole }

    /// Makes the handle ready for a request to a serialised URL.
    ///
    /// - Throws: `malformedURL` where libcurl refuses it.
    package func prepare(url: [UInt8]) throws(CurlCode) {
        try renew()
        answerHead.reset()
        collected = CurlBody()
        abort = nil
        unsafe state.complaint.pointee = 0
        try set(CURLOPT_URL, text: url)
    }

    /// Takes a handle that has seen no answer.
    ///
    /// Where a head's first field begins with a blank, libcurl 7.88 lengthens the last field of the
    /// handle's answer before, which it has freed by then. Connections are the pool's, and stay.
    private func renew() throws(CurlCode) {
        defer { state.isFresh = false }
        guard !state.isFresh else { return }
        guard let easy = unsafe curl_easy_init() else { throw .outOfMemory }
        unsafe curl_easy_cleanup(raw)
        unsafe raw = unsafe easy
        state.forget()
        try setBaseline()
    }

    /// The body as it came over the wire, still in its content coding.
    package var body: [UInt8] { collected.bytes }

    /// True where the transfer is held up because there is no memory for more of its body.
    package var waitsForMemory: Bool { collected.isWaiting }

    /// Takes the body out, so that it is handed on without a copy.
    package func takeBody() -> [UInt8] { collected.take() }

    /// Goes on with the memory that the transfer was waiting for.
    package func resume() {
        guard waitsForMemory else { return }
        collected.grant()
        unsafe curl_easy_pause(raw, CURLPAUSE_CONT)
    }

    /// Adds a piece of the body, holds the transfer up until there is memory for it, or ends the
    /// transfer when it would be too much.
    ///
    /// - Returns: How many bytes were taken, in the terms of libcurl.
    func receive(body piece: UnsafeRawBufferPointer) -> Int {
        guard abort == nil else { return 0 }
        guard body.count + piece.count <= state.maximumBodyBytes else {
            abort = .bodyTooLarge
            return 0
        }
        let announced = announcedBodyBytes
        let most = announced ?? state.maximumBodyBytes
        let lack = collected.lack(for: piece.count, most: most)
        if lack > 0 {
            guard lender?.lend(lack, to: self) ?? true else {
                collected.wait(for: lack)
                return Int(CURL_WRITEFUNC_PAUSE)
            }
            collected.allow(lack)
        }
        unsafe collected.append(piece, announced: announced)
        return piece.count
    }

    /// Adds a header line, or ends the transfer when there is too much or no telling its end.
    func receive(head line: UnsafeRawBufferPointer) -> Bool {
        guard abort == nil else { return false }
        if let abort = unsafe answerHead.take(line, limits: limits) {
            self.abort = abort
            return false
        }
        // Asked once, at the end of the head: each look at it costs more than the look itself.
        if line.count <= 2, answerHead.isAmbiguous { try? set(CURLOPT_FORBID_REUSE, 1) }
        return true
    }

    /// How many bytes are said to come, as far as they would be taken; nil where nothing is said.
    private var announcedBodyBytes: Int? {
        let announced = large(CURLINFO_CONTENT_LENGTH_DOWNLOAD_T)
        return announced < 0 ? nil : min(announced, state.maximumBodyBytes)
    }
}

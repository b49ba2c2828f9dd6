import CCurl

/// One easy handle with the answer it collects; used for one request after another.
///
/// Not `Sendable`: it lives on the thread of the ``CurlMulti`` that drives it.
@safe package final class CurlTransfer {
    /// Why the transfer was ended from our side.
    package enum Abort: Sendable {
        case bodyTooLarge
        case headerFlood
        case addressRefused
        case localResource
    }

    let raw: UnsafeMutableRawPointer
    let headerList: UnsafeMutablePointer<curl_slist>?
    let limits: CurlTransferLimits
    let permits: @Sendable (CurlPeer) -> Bool
    /// The header lines of the final answer, as received, with the status line first.
    package private(set) var head: [UInt8] = []
    /// The body as it came over the wire, still in its content coding.
    package private(set) var body: [UInt8] = []
    package internal(set) var abort: Abort?
    private var headerLines = 0
    private var headerBytes = 0

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
    }

    /// Makes the handle ready for a request to a serialised URL.
    ///
    /// - Throws: `malformedURL` where libcurl refuses it.
    package func prepare(url: [UInt8]) throws(CurlCode) {
        head = []
        body = []
        abort = nil
        (headerLines, headerBytes) = (0, 0)
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
        guard body.count + piece.count <= limits.maximumBodyBytes else {
            abort = .bodyTooLarge
            return false
        }
        if body.isEmpty { body.reserveCapacity(expectedBodyBytes(atLeast: piece.count)) }
        unsafe body.append(contentsOf: piece)
        return true
    }

    /// Adds a header line, or ends the transfer when there are too many.
    func receive(head line: UnsafeRawBufferPointer) -> Bool {
        headerLines += 1
        headerBytes += line.count
        guard headerLines <= limits.maximumHeaderLines, headerBytes <= limits.maximumHeaderBytes
        else {
            abort = .headerFlood
            return false
        }
        // A status line after others begins the final answer: what came before was a 1xx.
        if unsafe line.first == UInt8(ascii: "H"), unsafe line.starts(with: "HTTP/".utf8) {
            head.removeAll(keepingCapacity: true)
        }
        unsafe head.append(contentsOf: line)
        return true
    }

    private func expectedBodyBytes(atLeast count: Int) -> Int {
        let announced = large(CURLINFO_CONTENT_LENGTH_DOWNLOAD_T)
        return max(count, min(announced, limits.maximumBodyBytes))
    }
}

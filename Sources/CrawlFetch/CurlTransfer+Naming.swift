import CrawlModel
import Curl
import Linux

extension CurlTransfer {
    /// What a transfer that has ended means, in the crawl's words; its body's memory stays lent as
    /// long as that lives.
    func result(
        of visit: Visit,
        code: CurlCode,
        startedAt: Int64,
        holding memory: MemoryLease?
    ) -> FetchResult {
        let facts = facts(code: code, startedAt: startedAt)
        guard code == .ok else {
            let outcome = abort?.outcome ?? outcome(of: code)
            let detail = sentence(of: code) + remark
            return .failed(FetchFailure(outcome: outcome, detail: detail, facts: facts))
        }
        guard hasWholeHead else {
            let detail = "the answer ends inside its head"
            return .failed(FetchFailure(outcome: .truncated, detail: detail, facts: facts))
        }
        guard !mayBeCut else {
            let detail = "the connection ended with the answer, which tells no length" + remark
            return .failed(FetchFailure(outcome: .truncated, detail: detail, facts: facts))
        }
        guard status != 206 else {
            let detail = "the answer is a part that nobody asked for"
            return .failed(FetchFailure(outcome: .badHTTP, detail: detail, facts: facts))
        }
        return .answered(
            FetchedPage(
                visit: visit,
                status: status,
                fields: HTTPFields(bytes: fieldLines),
                body: takeBody(),
                facts: facts,
                memory: memory
            )
        )
    }

    /// The head without its status line.
    private var fieldLines: [UInt8] {
        Array(head.drop { $0 != UInt8(ascii: "\n") }.dropFirst())
    }

    private func facts(code: CurlCode, startedAt: Int64) -> TransferFacts {
        var facts = TransferFacts()
        facts.startedAt = startedAt
        facts.firstByteMilliseconds = firstByteTime?.milliseconds
        facts.totalMilliseconds = totalTime.milliseconds
        facts.wireBytes = wireBytes
        facts.remoteAddress = remoteAddress
        facts.httpVersion = httpVersion
        facts.curlCode = Int32(bitPattern: code.rawValue)
        facts.osErrno = osErrno
        return facts
    }

    /// What the head of an answer said that is of no use: its status is none that a page has.
    private var remark: String {
        hasWholeHead && status >= 200 ? ", after status \(status)" : ""
    }

    private func sentence(of code: CurlCode) -> String {
        if let abort { return abort.sentence }
        let isTold = code.isAboutTLS || code.isToldByTheWay
        return isTold && !complaint.isEmpty ? complaint : code.description
    }

    /// The outcome for a code, told apart by how far the transfer had come.
    private func outcome(of code: CurlCode) -> VisitOutcome {
        if code == .cannotConnect, Errno(rawValue: osErrno).isShortage { return .localResource }
        if code.isAboutTLS { return .tlsFail }
        return switch code {
        case .cannotResolveHost, .cannotResolveProxy: .dnsFail
        case .cannotConnect, .proxyHandshake: .connectFail
        case .timedOut: timeout
        case .gotNothing: .noReply
        case .partialFile: head.isEmpty ? .noReply : .truncated
        case .sendError, .http2Stream: .reset
        case .receiveError: lostConnection
        // libcurl calls a header so that is too long for it, too.
        case .outOfMemory: firstByteTime == nil ? .localResource : .headerFlood
        case .fileSizeExceeded: .tooLarge
        default: .badHTTP
        }
    }

    /// libcurl has one code for connections that break, and for chunks and frames that are none.
    private var lostConnection: VisitOutcome {
        if complaint.contains("nghttp2") { return .badHTTP }
        guard osErrno == 0, !head.isEmpty else { return .reset }
        if complaint.contains("hunk") { return .badHTTP }
        return hasWholeHead ? .truncated : .reset
    }

    private var timeout: VisitOutcome {
        guard wasConnected else { return .connectTimeout }
        // It is we who kept it waiting.
        guard !waitsForMemory else { return .localResource }
        return totalTime >= limits.totalTimeout ? .timeoutTotal : .timeoutIdle
    }
}

extension CurlCode {
    /// True where the code alone does not say what went wrong.
    fileprivate var isToldByTheWay: Bool {
        let codes: Set<CurlCode> = [.receiveError, .weirdReply, .http2, .http2Stream]
        return codes.contains(self)
    }

    fileprivate var isAboutTLS: Bool {
        let codes: Set<CurlCode> = [
            .sslConnect, .sslCertificate, .sslCipher, .peerVerification, .sslCACertificateFile,
            .sslIssuer, .sslStatus,
        ]
        return codes.contains(self)
    }
}

extension CurlTransfer.Abort {
    fileprivate var outcome: VisitOutcome {
        switch self {
        case .bodyTooLarge: .tooLarge
        case .headerFlood: .headerFlood
        case .badLength: .badHTTP
        case .addressRefused: .blockedAddress
        case .localResource: .localResource
        }
    }

    fileprivate var sentence: String {
        switch self {
        case .bodyTooLarge: "the body is larger than the limit"
        case .headerFlood: "the header is larger than the limit"
        case .badLength: "the answer has two lengths, or one that is no number"
        case .addressRefused: "the host's address is private"
        case .localResource: "no socket left"
        }
    }
}

extension Duration {
    fileprivate var milliseconds: Int {
        let (seconds, attoseconds) = components
        return Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}

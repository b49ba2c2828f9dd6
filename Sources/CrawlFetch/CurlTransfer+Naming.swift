import CrawlModel
import Curl

extension CurlTransfer {
    /// What a transfer that has ended means, in the crawl's words.
    func result(
        of visit: Visit,
        code: CurlCode,
        startedAt: Int64,
        limits: CurlTransferLimits
    ) -> FetchResult {
        let facts = facts(code: code, startedAt: startedAt)
        guard code == .ok else {
            let outcome = abort?.outcome ?? outcome(of: code, limits: limits)
            return .failed(FetchFailure(outcome: outcome, detail: detail(of: code), facts: facts))
        }
        guard hasCompleteHead else {
            let detail = "the answer ends inside its head"
            return .failed(FetchFailure(outcome: .truncated, detail: detail, facts: facts))
        }
        return .answered(
            FetchedPage(
                visit: visit,
                status: status,
                fields: HTTPFields(bytes: fieldLines),
                body: takeBody(),
                facts: facts
            )
        )
    }

    /// True where the empty line came that ends a head; libcurl takes an end before it for good.
    private var hasCompleteHead: Bool {
        guard head.last == 0x0A else { return false }
        let line = head.dropLast()
        return (line.last == 0x0D ? line.dropLast() : line).last == 0x0A
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

    private func detail(of code: CurlCode) -> String {
        switch abort {
        case .bodyTooLarge: "the body is larger than the limit"
        case .headerFlood: "the header is larger than the limit"
        case .addressRefused: "the host's address is private"
        case .localResource: "no socket left"
        case nil: code.description
        }
    }

    /// The outcome for a code, told apart by how far the transfer had come.
    private func outcome(of code: CurlCode, limits: CurlTransferLimits) -> VisitOutcome {
        if Self.localErrnos.contains(osErrno), code == .cannotConnect { return .localResource }
        return switch code {
        case .cannotResolveHost: .dnsFail
        case .cannotConnect: .connectFail
        case .timedOut: timeout(limits: limits)
        case .sslConnect, .sslCertificate, .sslCipher, .peerVerification, .sslCACertificateFile:
            .tlsFail
        case .gotNothing: .noReply
        case .partialFile: .truncated
        case .sendError: .reset
        case .receiveError: head.isEmpty ? .reset : .truncated
        case .outOfMemory: .headerFlood
        case .fileSizeExceeded: .tooLarge
        default: .badHTTP
        }
    }

    private func timeout(limits: CurlTransferLimits) -> VisitOutcome {
        guard wasConnected else { return .connectTimeout }
        return totalTime >= limits.totalTimeout ? .timeoutTotal : .timeoutIdle
    }

    /// EMFILE, ENFILE, ENOMEM, ENOBUFS: our own shortage, never the host's fault.
    private static let localErrnos: Set<Int32> = [24, 23, 12, 105]
}

extension CurlTransfer.Abort {
    fileprivate var outcome: VisitOutcome {
        switch self {
        case .bodyTooLarge: .tooLarge
        case .headerFlood: .headerFlood
        case .addressRefused: .blockedAddress
        case .localResource: .localResource
        }
    }
}

extension Duration {
    fileprivate var milliseconds: Int {
        Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}

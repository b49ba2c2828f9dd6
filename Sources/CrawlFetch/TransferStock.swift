import Curl
import Linux
import URLStandard

/// The handles that wait for their next request, and what all of them share.
final class TransferStock {
    let memory: BodyMemory
    private let plan: FetchPlan
    private let jar: CurlCookieJar?
    private var idle: [CurlTransfer] = []
    /// Handles for hosts that differ, which are of no use to others.
    private var special: Set<ObjectIdentifier> = []

    /// Makes the first handle, which shows that libcurl works here.
    ///
    /// - Parameters:
    ///   - plan: What each request may take.
    ///   - bell: Called on any thread when a transfer that waited for memory may go on.
    /// - Throws: What libcurl lacks.
    init(
        plan: FetchPlan,
        bell: @escaping @Sendable (ObjectIdentifier) -> Void
    ) throws(CurlCode) {
        self.plan = plan
        let budget = MemoryBudget(
            capacity: plan.receivingMemory,
            largest: plan.largestBodyBytes
        )
        memory = BodyMemory(budget, bell: bell)
        jar = try Self.jar(for: plan.identity.cookies)
        idle.append(try makeTransfer(plan.limits))
    }

    /// Takes a handle out, or makes one.
    func take(for url: WebURL) throws(CurlCode) -> CurlTransfer {
        if let exception = plan.exception(for: url) {
            let transfer = try makeTransfer(plan.limits(with: exception))
            special.insert(ObjectIdentifier(transfer))
            return transfer
        }
        if let transfer = idle.popLast() { return transfer }
        return try makeTransfer(plan.limits)
    }

    func put(back transfer: CurlTransfer) {
        guard special.remove(ObjectIdentifier(transfer)) == nil else { return }
        idle.append(transfer)
    }

    /// Writes the cookies to their file, if they have one; one that cannot be written is left.
    func saveCookies() {
        try? jar?.save()
    }

    private static func jar(
        for cookies: FetchIdentity.Cookies
    ) throws(CurlCode) -> CurlCookieJar? {
        guard case .kept(let file) = cookies else { return nil }
        return try CurlCookieJar(file: file)
    }

    private func makeTransfer(_ limits: CurlTransferLimits) throws(CurlCode) -> CurlTransfer {
        let gate = plan.gate
        return try CurlTransfer(limits: limits, lender: memory, jar: jar) { peer in
            gate.permits(port: peer.port)
                && IPAddress(bytes: peer.address).map(gate.permits) == true
        }
    }
}

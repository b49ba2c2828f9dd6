import Curl
import Linux
import URLStandard

/// The handles that wait for their next request, and what all of them share.
final class TransferStock {
    let memory: BodyMemory
    private let plan: FetchPlan
    private let limits: CurlTransferLimits
    private let jar: CurlCookieJar?
    private var idle: [CurlTransfer] = []
    /// Those for hosts that differ, each of use to hosts that differ in the same way.
    private var special: [FetchException: [CurlTransfer]] = [:]
    private var specialCount = 0
    /// What sets the hosts of such handles apart that are under way.
    private var exceptions: [ObjectIdentifier: FetchException] = [:]

    /// Makes the first handle, which shows that libcurl works here.
    ///
    /// - Parameters:
    ///   - plan: What each request may take.
    ///   - bell: Called on any thread when the transfer of a ticket that waited for memory may go
    ///     on.
    /// - Throws: What libcurl lacks.
    init(
        plan: FetchPlan,
        bell: @escaping @Sendable (Int) -> Void
    ) throws(CurlCode) {
        self.plan = plan
        limits = plan.limits
        let budget = MemoryBudget(
            capacity: plan.receivingMemory,
            largest: plan.largestBodyBytes
        )
        memory = BodyMemory(budget, bell: bell)
        jar = try Self.jar(for: plan.identity.cookies)
        idle.append(try makeTransfer(limits))
    }

    /// Takes a handle out, or makes one.
    func take(for url: WebURL) throws(CurlCode) -> CurlTransfer {
        guard let exception = plan.exception(for: url) else {
            if let transfer = idle.popLast() { return transfer }
            return try makeTransfer(limits)
        }
        let transfer = try take(for: exception)
        exceptions[ObjectIdentifier(transfer)] = exception
        return transfer
    }

    private func take(for exception: FetchException) throws(CurlCode) -> CurlTransfer {
        guard let transfer = special[exception]?.popLast() else {
            return try makeTransfer(plan.limits(with: exception))
        }
        specialCount -= 1
        return transfer
    }

    func put(back transfer: CurlTransfer) {
        guard !exceptions.isEmpty,
            let exception = exceptions.removeValue(forKey: ObjectIdentifier(transfer))
        else { return idle.append(transfer) }
        // Among many kinds of hosts, those that are asked now are worth more than those before.
        if specialCount >= plan.transport.keptConnections { (special, specialCount) = ([:], 0) }
        special[exception, default: []].append(transfer)
        specialCount += 1
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

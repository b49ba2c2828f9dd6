import Ares
import CrawlModel
import Curl
import Linux
package import URLStandard

extension Fetcher {
    /// A new connection costs some 200 µs: so many keep the loop's lag below 5 ms.
    private static let departuresPerTurn = 16

    /// Reads the system's configuration of names, unless the plan says who is asked.
    func makeResolver() throws(FetchError) -> Resolver {
        let gate = plan.gate
        var resolverPlan = plan.resolver
        resolverPlan.patience.timeout = min(resolverPlan.patience.timeout, plan.timeout)
        do throws(AresCode) {
            return try Resolver(plan: resolverPlan, loop: loop, permits: gate.permits) {
                [weak self] event in
                self?.assumeIsolated { $0.rang(event) }
            }
        } catch {
            throw .unusable("names cannot be resolved: \(error)")
        }
    }

    /// Finds the addresses of a visit's host, then sends the request.
    ///
    /// libcurl is never given a name to resolve: it would start a thread for each.
    func resolve(_ errand: Errand) {
        let host = errand.visit.url.hostBytes
        guard !isProxied(errand.visit.url) else { return connect(errand) }
        switch resolver?.find(host, for: errand.ticket) {
        case .literal: connect(errand)
        case .addresses(let addresses): connect(errand, by: addresses)
        case .fault(let fault): fail(errand, fault)
        case .later:
            resolving[errand.ticket] = errand
            proceed()
        case nil: fail(errand, .cancelled, "cancelled")
        }
    }

    /// True where a proxy asks the host.
    package nonisolated func isProxied(_ url: WebURL) -> Bool {
        plan.transport.proxies.proxy(for: url) != nil
    }

    /// What is to be read before a URL is requested, which blocks; nil where nothing is.
    package nonisolated func preparation(for url: WebURL) -> (@Sendable () -> Void)? {
        plan.preparation(for: url)
    }

    /// Finds the address at which a URL's host will be asked first, as text.
    ///
    /// - Returns: Nil where a proxy asks, and where nobody knows.
    package func address(of url: WebURL) async -> String? {
        guard !isProxied(url) else { return nil }
        lastTicket += 1
        let ticket = lastTicket
        switch resolver?.find(url.hostBytes, for: ticket) {
        case .literal: return url.hostname
        case .addresses(let addresses): return addresses.first
        case .fault, nil: return nil
        case .later:
            return await withCheckedContinuation { waiter in
                locating[ticket] = waiter
                proceed()
            }
        }
    }

    /// Gives a request a short time to connect where there are other addresses to try.
    func limitTime(of errand: Errand) {
        guard let attempts = errand.attempts, attempts.isHurried else { return }
        let (ticket, number) = (errand.ticket, attempts.number)
        loop.schedule(at: .now + plan.resolver.addressTime) {
            self.assumeIsolated { $0.cut(ticket, attempt: number) }
        }
    }

    private func connect(_ errand: Errand, by addresses: HostAddresses) {
        errand.attempts = ConnectionAttempts(addresses, at: .now)
        connect(errand)
    }

    private func fail(_ errand: Errand, _ fault: ResolutionFault) {
        fail(errand, fault.outcome, fault.sentence, isFinal: fault.isFinal)
    }

    private func rang(_ event: NameServerLink.Event) {
        resolver?.wake(by: event)
        proceed()
    }

    /// Lets those go on whose host has been resolved since, not so many at a time that the loop is
    /// late for anything else.
    private func proceed() {
        let settled = resolver?.takeSettled(atMost: Self.departuresPerTurn) ?? []
        for (ticket, result) in settled {
            if let waiter = locating.removeValue(forKey: ticket) {
                waiter.resume(returning: (try? result.get())?.first)
            }
            guard let errand = resolving.removeValue(forKey: ticket) else { continue }
            switch result {
            case .success(let addresses): connect(errand, by: addresses)
            case .failure(let fault): fail(errand, fault)
            }
        }
        guard settled.count == Self.departuresPerTurn else { return }
        loop.schedule(at: .now) { [weak self] in self?.assumeIsolated { $0.proceed() } }
    }
}

extension HostAddresses {
    /// The best address, as text.
    fileprivate var first: String? { routes.first.map { "\($0.address)" } }
}

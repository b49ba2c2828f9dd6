import CrawlModel
import Linux
import URLStandard

extension FetchPlan {
    /// Why a URL is not requested whatever its name resolves to, nil where it may be.
    func refusal(of url: WebURL) -> (outcome: VisitOutcome, detail: String)? {
        guard url.isHTTP, let port = url.effectivePort else {
            return (.blockedScheme, "only http and https are requested")
        }
        guard gate.permits(port: port) else {
            return (.blockedPort, "port \(port) is none where the web is served; see --allow-port")
        }
        // A proxy finds the addresses of names itself; one that stands in the URL is known here.
        guard transport.proxies.proxy(for: url) != nil, let address = IPAddress(host: url.hostname),
            !gate.permits(address)
        else { return nil }
        return (.blockedAddress, "the host's address is private")
    }
}

import CrawlModel
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
        return nil
    }
}

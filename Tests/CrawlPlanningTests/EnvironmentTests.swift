import Linux
import Testing

@testable import CrawlPlanning

struct EnvironmentTests {
    @Test func `the variables that matter are these and no others`() {
        #expect(
            Environment.known == [
                "TZ", "LANG", "NO_COLOR", "SSL_CERT_FILE", "SSL_CERT_DIR", "TERM",
            ]
        )
    }

    // In a process of its own, for it loses its environment.
    @Test func `a narrow environment has no proxy and no path`() async {
        await #expect(processExitsWith: .success) {
            Environment.narrow()
            for name in ["PATH", "HOME", "http_proxy", "SSLKEYLOGFILE"] {
                precondition(ProcessEnvironment.value(of: name) == nil, "It is forgotten.")
            }
        }
    }
}

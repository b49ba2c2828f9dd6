import CrawlFetch
import CrawlModel
import CrawlScope
import CrawlSeeds
import Curl
import Linux

/// Why the words typed, though each is right, make no plan.
enum PlanError: Error {
    case seeds(SeedError)
    case badRange(String)
    case badPattern(option: String, String, PatternFault)
    case badPort(String)
    case badNameServer(String)
    case badHeader(String, RequestFieldFault)
    /// A field that tells who somebody is, where everybody can read it.
    case secretInWords(String)
    case secrets(SecretFileError)
    case badProxy(String)
    case passwordInWords
    case noCookieJar(String, Errno)
    case noAuthorities(CurlAuthorities.Fault)
    case noLimits(Errno)
    /// The system allows fewer open files than so many connections need.
    case tooFewFiles(concurrency: Int, needed: Int, allowed: Int)
    case noDirectory(String, Errno)
    case badPing(String)
    case noDemo(Errno)
    /// Not exactly one crawl is in storage, and none was named.
    case noOneCrawl(count: Int)
    /// A word that is none of those that the option knows.
    case noChoice(option: String, String, [String])
    /// A word that names no failure.
    case badFailure(option: String, String)
    /// A table of a format that has none to choose.
    case noTable(String, format: String)
    /// One run alone, where two are compared.
    case oneRun(Int)
    case badStatus(String)
    case badDate(String)
    case badSitemap(String)
    case badSitemapDate(String)
    /// A dataset cannot go to the standard output.
    case noOutput
    /// The demo begins anew and does not remove a file that somebody named.
    case fileInTheWay(String)
}

extension PlanError: CustomStringConvertible {
    /// One sentence.
    var description: String {
        switch self {
        case .seeds(let error): error.description
        case .badPattern(let option, let text, let fault):
            "--\(option) \(Quotation(text)) \(fault)"
        case .badRange(let text):
            "--allow-private \(Quotation(text)) is no range of addresses such as 10.0.0.0/8"
        case .badPort(let text):
            "--allow-port \(Quotation(text)) is no port such as 3000, or range such as 8000-8099"
        case .badNameServer(let text):
            "--dns-servers \(Quotation(text)) is no address such as 192.0.2.1 or [2001:db8::1]:53"
        case .badHeader(let line, let fault): "--header \(Quotation(line)) \(fault)"
        case .secretInWords(let name):
            "--header \(Quotation(name).unquoted) is for everybody on this machine to read; "
                + "write it into a file and name that by --header-file"
        case .badProxy(let text):
            "--proxy \(Quotation(text)) is no proxy such as socks5h://host:1080"
        case .passwordInWords:
            "--proxy holds a name or password for everybody on this machine to read; "
                + "set http_proxy and https_proxy and say --proxy env"
        case .noCookieJar(let file, let error):
            "cannot use the cookie jar \(Quotation(file)): \(error)"
        case .noAuthorities(let fault):
            "cannot use the certificates in \(Quotation(fault.place)): \(fault.cause); "
                + "name a file of them by --ca-file"
        case .secrets(let error): Quotation("\(error)").unquoted
        case .noLimits(let error): "the limit of open files cannot be raised: \(error)"
        case .tooFewFiles(let concurrency, let needed, let allowed):
            "--concurrency \(concurrency) needs \(needed) open files, and \(allowed) are allowed"
        case .noDirectory(let path, let error): "cannot make \(Quotation(path)): \(error)"
        case .badPing(let text):
            "--ping-url \(Quotation(text)) is no URL such as https://hc-ping.com/UUID"
        case .noDemo(let error): "cannot serve the demo's web: \(error)"
        case .noOneCrawl(0): "no crawl is in storage; name its file"
        case .noOneCrawl(let count): "\(count) crawls are in storage; name the file of one"
        case .noChoice(let option, let text, let words):
            "\(option) \(Quotation(text)) is none of \(words.joined(separator: ", "))"
        case .badFailure(let option, let text):
            "--\(option) \(Quotation(text)) is no outcome such as dns_fail, 503 or 5xx"
        case .noTable(let table, let format):
            "--table \(Quotation(table)) means nothing to the format \(format)"
        case .oneRun(let run): "run \(run) is compared with a second one; name two or none"
        case .badStatus(let text):
            "--status \(Quotation(text)) is no status such as 200, 4xx or 200-299"
        case .badSitemap(let text):
            "--sitemap \(Quotation(text)) is none of auto, off and only, and no http: or https: URL"
        case .badSitemapDate(let text):
            "--sitemap-since \(Quotation(text)) is no date such as 2026-01-31"
        case .badDate(let text):
            "--since \(Quotation(text)) is no date such as 2026-01-31 or 2026-01-31T06:30:00Z"
        case .noOutput: "a database goes to a file; name it by -o"
        case .fileInTheWay(let path): "\(Quotation(path)) exists; the demo wants a new file"
        }
    }
}

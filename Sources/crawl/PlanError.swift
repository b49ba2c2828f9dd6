import CrawlFetch
import CrawlModel
import CrawlSeeds
import Curl
import Linux

/// Why the words typed, though each is right, make no plan.
enum PlanError: Error {
    case seeds(SeedError)
    case badRange(String)
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
    case noDemo(Errno)
    /// The demo begins anew and does not remove a file that somebody named.
    case fileInTheWay(String)
}

extension PlanError: CustomStringConvertible {
    /// One sentence.
    var description: String {
        switch self {
        case .seeds(let error): error.description
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
        case .noDemo(let error): "cannot serve the demo's web: \(error)"
        case .fileInTheWay(let path): "\(Quotation(path)) exists; the demo wants a new file"
        }
    }
}

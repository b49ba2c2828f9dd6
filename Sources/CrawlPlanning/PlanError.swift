package import CrawlFetch
import CrawlModel
package import CrawlScope
package import CrawlSeeds
package import Curl
package import Linux

/// Why the words typed, though each is right, make no plan.
package enum PlanError: Error {
    case seeds(SeedError)
    /// A value that is not what the option takes, and what it takes instead.
    case misspelt(option: String, String, isNo: String)
    case badPattern(option: String, String, PatternFault)
    /// The name in a section of a configuration file, which no host has.
    case noHost(String)
    /// Seed lists say more different things of seeds than a crawl can tell apart.
    case tooManyRules(Int)
    case badHeader(String, RequestFieldFault)
    /// A field that tells who somebody is, where everybody can read it.
    case secretInWords(String)
    case secrets(SecretFileError)
    case passwordInWords
    case noCookieJar(String, Errno)
    case noAuthorities(CurlAuthorities.Fault)
    case noLimits(Errno)
    /// The system allows fewer open files than so many connections need.
    case tooFewFiles(concurrency: Int, needed: Int, allowed: Int)
    case noDirectory(String, Errno)
    case noDemo(Errno)
    /// Not exactly one crawl is in storage, and none was named.
    case noOneCrawl(among: [String])
    /// A word that is none of those that the option knows.
    case noChoice(option: String, String, [String])
    /// A file whose name tells nothing of what it is to hold.
    case noFormat(String)
    /// A table of a format that has none to choose.
    case noTable(String, format: String)
    /// Nothing but a dataset has a description.
    case noDataset
    /// One run alone, where two are compared.
    case oneRun(Int)
    /// A dataset cannot go to the standard output.
    case noOutput
    /// The demo begins anew and does not remove a file that somebody named.
    case fileInTheWay(String)
}

extension PlanError: CustomStringConvertible {
    /// One sentence.
    package var description: String {
        switch self {
        case .seeds(let error): error.description
        case .misspelt(let option, let text, let kind):
            "--\(option) \(Quotation(text)) is no \(kind)"
        case .badPattern(let option, let text, let fault):
            "--\(option) \(Quotation(text)) \(fault)"
        case .noHost(let name):
            "[host \(Quotation(name).unquoted)] names no host such as example.org or *.example.org"
        case .tooManyRules(let count):
            "the seed lists have \(Figure.count(count)) different rules; "
                + "\(Figure.count(RuleBook.capacity - 1)) are the most"
        case .badHeader(let line, let fault): "--header \(Quotation(line)) \(fault)"
        case .secretInWords(let name):
            "--header \(Quotation(name).unquoted) is for everybody on this machine to read; "
                + "write it into a file and name that by --header-file"
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
            "--concurrency \(Figure.count(concurrency)) needs \(Figure.count(needed)) open files, "
                + "and \(Figure.count(allowed)) are allowed"
        case .noDirectory(let path, let error): "cannot make \(Quotation(path)): \(error)"
        case .noDemo(let error): "cannot serve the demo's web: \(error)"
        case .noOneCrawl(let files):
            files.first.map { first in
                "\(Figure.count(files.count)) crawls are in storage; "
                    + "name the file of one, such as \(Quotation(first).unquoted)"
            } ?? "no crawl is in storage; name its file"
        case .noChoice(let option, let text, let words):
            "\(option) \(Quotation(text)) is none of \(words.joined(separator: ", "))"
        case .noFormat(let file):
            "the name \(Quotation(file)) ends like no format; choose one by --format"
        case .noTable(let table, let format):
            "--table \(Quotation(table)) means nothing to the format \(format)"
        case .noDataset: "--datasette-metadata describes a dataset, which is --format sqlite"
        case .oneRun(let run): "run \(run) is compared with a second one; name two or none"
        case .noOutput: "a database goes to a file; name it by -o"
        case .fileInTheWay(let path): "\(Quotation(path)) exists; the demo wants a new file"
        }
    }
}

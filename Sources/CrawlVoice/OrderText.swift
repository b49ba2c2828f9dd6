package import CrawlControl
import CrawlModel

/// What came of an order, in a sentence for people.
package struct OrderText: CustomStringConvertible {
    private let order: Order
    private let count: Int
    private let message: String?
    private let file: String

    /// Tells what came of an order for a crawl's file.
    package init(of order: Order, count: Int, message: String? = nil, in file: String) {
        self.order = order
        self.count = count
        self.message = message
        self.file = file
    }

    /// True where what was asked for is not there, or not to be had.
    package var isVain: Bool { count == 0 && message != nil }

    package var description: String {
        let name = Quotation(file).unquoted
        let remark = message.map { Quotation.printable($0) }
        guard count > 0 else {
            return "\(remark ?? nothing); \(name) is as it was"
        }
        let noun = order.verb.concernsHosts ? "host" : "URL"
        let deed = "\(Figure.count(count, noun)) \(count == 1 ? singular : plural), in \(name)"
        return remark.map { "\(deed); \($0)" } ?? deed
    }

    private var nothing: String {
        switch order.verb {
        case .hold, .drop, .boost: "nothing of the kind waits that is not so already"
        case .release: "nothing of the kind is held"
        case .add: "nothing is added"
        case .pause, .resume, .rate: "no host of that name is otherwise"
        }
    }

    private var singular: String {
        switch order.verb {
        case .hold: "is held"
        case .release: "waits again"
        case .drop: "is dropped"
        case .boost: "is the next of its host"
        case .add: "is added"
        case .pause: "is left in peace"
        case .resume: "is asked again"
        case .rate: "\(rests("rests")) between requests"
        }
    }

    private var plural: String {
        switch order.verb {
        case .hold: "are held"
        case .release: "wait again"
        case .drop: "are dropped"
        case .boost: "are the next of their hosts"
        case .add: "are added"
        case .pause: "are left in peace"
        case .resume: "are asked again"
        case .rate: "\(rests("rest")) between requests"
        }
    }

    private func rests(_ verb: String) -> String {
        guard let number = order.number else { return "\(verb) as options say" }
        return "\(verb) \(Figure.span(.milliseconds(number)))"
    }
}

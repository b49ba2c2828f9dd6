package import Linux

/// Where orders wait for a crawl: a directory beside the crawl's file, with a file for each.
///
/// The crawl's file has one connection that writes, whose transactions follow each other closely:
/// a second one would seldom get its turn, and SQLite before 3.51.3 may lose commits where two
/// connections write or fold the log at one instant. So the crawl takes orders from here and notes
/// in its own file, with what they change, that they are carried out.
package struct OrderBox: Sendable {
    /// How often others may take the empty box away while an order is put in.
    private static let patience = 100
    /// The most bytes of an order.
    private static let limit = 1 << 20
    private static let draft = "new."

    /// The box of a crawl's file; it is there while orders wait.
    package let path: String

    /// The box beside a crawl's file.
    package init(of crawl: String) {
        path = crawl + ".orders"
    }

    /// Puts an order in; it is there whole or not at all.
    ///
    /// - Throws: Why that cannot be done.
    package func put(_ order: Order) throws(Errno) {
        for attempt in 1...Self.patience {
            do throws(Errno) {
                try make()
                return try insert(order)
            } catch .noSuchFile where attempt < Self.patience {
                // The crawl has just taken the empty box away.
            }
        }
    }

    private func make() throws(Errno) {
        do throws(Errno) {
            try FileDescriptor.makeDirectory(path)
        } catch .fileExists {
            // Others have put orders in.
        }
    }

    private func insert(_ order: Order) throws(Errno) {
        let draft = "\(path)/\(Self.draft)\(order.token)"
        do throws(Errno) {
            let file = try FileDescriptor.open(draft, for: .creating)
            try file.writeAll(Array(OrderNote.text(of: order).utf8))
            try file.synchronize()
            try FileDescriptor.rename(draft, replacing: place(of: order.token))
        } catch {
            try? FileDescriptor.removeFile(draft)
            FileDescriptor.removeDirectory(path)
            throw error
        }
    }

    /// The orders that wait, in the order in which they were given; what is none is passed over.
    ///
    /// It blocks, so it belongs on an executor.
    ///
    /// - Throws: Why an order cannot be read.
    package func orders() throws(Errno) -> [Order] {
        var orders: [Order] = []
        for name in Directory.names(in: path) {
            guard let token = Int64(name) else { continue }
            do throws(Errno) {
                let file = try FileDescriptor.open(place(of: token), for: .reading)
                let bytes = try file.readAll(limit: Self.limit)
                let text = String(decoding: bytes, as: UTF8.self)
                if let order = OrderNote.order(in: text, token: token) { orders.append(order) }
            } catch .noSuchFile {
                // Somebody has carried it out meanwhile.
            }
        }
        return orders.sorted { ($0.askedAt, $0.token) < ($1.askedAt, $1.token) }
    }

    /// Takes an order out; the box goes with the last one.
    ///
    /// - Throws: Why that cannot be done.
    package func remove(_ token: Int64) throws(Errno) {
        try FileDescriptor.removeFile(place(of: token))
        FileDescriptor.removeDirectory(path)
    }

    private func place(of token: Int64) -> String { "\(path)/\(token)" }
}

/// An order as a text of lines, each a name and a value.
enum OrderNote {
    static func text(of order: Order) -> String {
        var fields = [("verb", order.verb.rawValue), ("asked", String(order.askedAt))]
        fields += order.subjects.map { ("subject", $0) } + order.states.map { ("state", $0) }
        if let host = order.host { fields.append(("host", host)) }
        if let number = order.number { fields.append(("number", String(number))) }
        return fields.map { "\($0)=\(escaped($1))\n" }.joined()
    }

    /// The order that a text is; nil for that of another version, or none.
    static func order(in text: String, token: Int64) -> Order? {
        let fields = text.split(separator: "\n").map { line in
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (name: parts[0], value: parts.count > 1 ? plain(parts[1]) : "")
        }
        let values = { (name: String) in fields.filter { $0.name == name }.map(\.value) }
        guard let verb = values("verb").first.flatMap(Order.Verb.init(rawValue:)),
            let moment = values("asked").first.flatMap({ Int64($0) })
        else { return nil }
        var order = Order(verb, askedAt: moment, token: token)
        order.subjects = values("subject")
        order.states = values("state")
        order.host = values("host").first
        order.number = values("number").first.flatMap { Int($0) }
        return order
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D")
            .replacing("\n", with: "%0A").replacing("\r\n", with: "%0D%0A")
    }

    private static func plain(_ text: Substring) -> String {
        String(text).replacing("%0A", with: "\n").replacing("%0D", with: "\r")
            .replacing("%25", with: "%")
    }
}

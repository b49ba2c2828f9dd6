import CrawlTables

/// An answer as a row of the table `answers` tells it.
struct ArchivedAnswer {
    /// An earlier answer of which this one has the body.
    struct Twin {
        let url: [UInt8]
        let date: String
        let id: Int64
        let sha256: [UInt8]
    }

    /// The body of an answer, kept or not.
    struct Body {
        /// The number, nil where it was not kept.
        let id: Int64?
        /// In bytes, decoded.
        let count: Int64
        let sha256: [UInt8]
        /// As declared.
        let type: [UInt8]
        /// The title of HTML that answers 200, empty where it has none; nil for all else.
        let pageTitle: [UInt8]?
    }

    let id: Int64
    let url: [UInt8]
    let date: String
    let status: Int64
    let address: [UInt8]
    /// A JSON array of pairs, none where the crawl kept no fields.
    let headers: [UInt8]
    /// For 304 the answer that is still good.
    let knownTwin: Twin?
    let userAgent: String
    let body: Body
    private let protocolVersion: [UInt8]

    init(_ cells: [ExportCell]) {
        id = cells[0].number
        url = cells[1].bytes
        date = String(decoding: cells[2].bytes, as: UTF8.self)
        status = cells[3].number
        protocolVersion = cells[4].bytes
        address = cells[5].bytes
        headers = cells[6].bytes
        body = Body(
            id: cells[9] == .null ? nil : cells[9].number,
            count: cells[8].number,
            sha256: cells[7].bytes,
            type: cells[15].bytes,
            pageTitle: cells[17].number == 1 ? cells[16].bytes : nil
        )
        knownTwin = cells[12] == .null ? nil : Twin(cells)
        userAgent = String(decoding: cells[14].bytes, as: UTF8.self)
    }

    /// The version of HTTP, as an archive can tell it: later ones have no heads of lines.
    var version: String { protocolVersion.elementsEqual("1.0".utf8) ? "1.0" : "1.1" }

    /// What tells its records from those of all other answers.
    var subject: String { "\(id) \(String(decoding: url, as: UTF8.self))" }

    /// True for an answer that never has a body.
    var isBodiless: Bool { status == 204 || status == 304 || status < 200 }
}

extension ArchivedAnswer.Twin {
    fileprivate init(_ cells: [ExportCell]) {
        url = cells[10].bytes
        date = String(decoding: cells[11].bytes, as: UTF8.self)
        id = cells[12].number
        sha256 = cells[13].bytes
    }

    var subject: String { "\(id) \(String(decoding: url, as: UTF8.self))" }
}

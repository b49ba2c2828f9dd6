extension DemoPage {
    /// The page as the server answers it.
    func response(port: UInt16) -> DemoResponse {
        var response = undelayed(port: port)
        response.delay = delay
        return response
    }

    private func undelayed(port: UInt16) -> DemoResponse {
        switch kind {
        case .html: return .html(html(port: port))
        case .plain: return .text("\(title)\n\nSee http://\(address.host).localhost/unseen\n")
        case .redirect(let status):
            return .redirect(to: links.first?.reference(port: port) ?? "/", status: status)
        case .failure(.loop):
            return .redirect(to: links.first?.reference(port: port) ?? "/")
        case .failure(.status(let status)): return .html(html(port: port), status: status)
        case .failure(.reset):
            var response = DemoResponse.html("")
            response.cut = DemoResponse.Cut(after: 0, of: .answer, by: .reset)
            return response
        case .failure(.truncated):
            var response = DemoResponse.html(html(port: port))
            response.cut = DemoResponse.Cut(after: response.body.count / 2, of: .body, by: .close)
            return response
        }
    }

    private func html(port: UInt16) -> String {
        let items = links.map { "      \($0.html(port: port))\n" }
        let refreshes = links.filter { $0.element == .refresh }.map { $0.refresh(port: port) }
        let base = base.map { "  <base href=\"\($0.escaped)\">\n" } ?? ""
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <title>\(title.escaped) – \(address.host).localhost</title>
            \(base)\(refreshes.joined())  <link rel="stylesheet" href="/style.css">
            </head>
            <body>
              <!-- <a href="/in-a-comment">not a link</a> -->
              <script>document.write('<a href="/in-a-script">not a link</a>')</script>
              <h1>\(title.escaped)</h1>
            \(paragraphs)  <nav>
                <ul>
            \(items.joined())    </ul>
              </nav>
              <footer><a href="mailto:demo@\(address.host).localhost">Write to us</a></footer>
            </body>
            </html>

            """
    }

    /// A few sentences that differ from page to page.
    private var paragraphs: String {
        let seed = address.target.utf8.reduce(UInt32(17)) { $0 &* 31 &+ UInt32($1) }
        let sentences = (0..<6).map { Self.sentences[Int(seed >> $0) % Self.sentences.count] }
        return "  <p>\(sentences.prefix(3).joined(separator: " "))</p>\n"
            + "  <p>\(sentences.suffix(3).joined(separator: " "))</p>\n"
    }

    private static let sentences = [
        "A frontier holds what is known and not yet seen.",
        "Two clerks compared the ledgers &amp; found them equal.",
        "Whoever asks politely is answered for longer.",
        "The map is redrawn after every journey.",
        "Nothing here is random; everything here is made up.",
        "Tea is best when the water has <em>just</em> stopped boiling.",
        "Every path that is written down is walked once.",
    ]
}

extension DemoLink {
    fileprivate func html(port: UInt16) -> String {
        let reference = reference(port: port).escaped
        return switch element {
        case .anchor: "<li><a href=\"\(reference)\">\(target.target.escaped)</a></li>"
        case .area: "<map name=m><area shape=default href='\(reference)' alt=''></map>"
        case .iframe: "<li><iframe src=\"\(reference)\"></iframe></li>"
        case .refresh: "<li>This page has moved on.</li>"
        }
    }

    fileprivate func refresh(port: UInt16) -> String {
        let reference = reference(port: port).escaped
        return "  <meta http-equiv=\"refresh\" content=\"5; url=\(reference)\">\n"
    }
}

extension String {
    /// The text as it stands in an attribute or between tags.
    fileprivate var escaped: String {
        var bytes: [UInt8] = []
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

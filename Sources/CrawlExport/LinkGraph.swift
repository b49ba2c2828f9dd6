import CrawlTables

/// Writes the graph of links: URLs are nodes, and an edge leads from a page to each URL it names.
enum LinkGraph {
    /// The language that it is written in.
    enum Dialect: Sendable {
        /// GraphML 1.0.
        case graphML
        /// The language of Graphviz.
        case dot
    }

    /// Writes all nodes, then the edges of the pages that are wanted.
    static func stream(
        _ plan: ExportPlan,
        _ dialect: Dialect,
        _ put: ExportSink
    ) throws(ExportError) -> ExportResult {
        var reader = try ExportReader.open(plan.source, filter: plan.filter)
        var stream = ByteStream()
        stream.append(dialect.beginning)
        let nodes = ExportTable.nodes
        try reader.forEachRow(of: nodes, nodes.columns, isFiltered: false) {
            cells throws(ExportError) in
            stream.append(dialect.node(cells))
            try stream.endRow(put)
        }
        let edges = ExportTable.edges
        let columns = Array(edges.columns.prefix(3))
        try reader.forEachRow(of: edges, columns) { cells throws(ExportError) in
            stream.append(dialect.edge(cells))
            try stream.endRow(put)
        }
        stream.append(dialect.end)
        try stream.flush(put)
        return stream.result
    }
}

extension LinkGraph.Dialect {
    fileprivate var beginning: String {
        switch self {
        case .dot: "digraph links {\n"
        case .graphML:
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns"
             xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
             xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns
             http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
            <key id="url" for="node" attr.name="url" attr.type="string"/>
            <key id="host" for="node" attr.name="host" attr.type="string"/>
            <key id="depth" for="node" attr.name="depth" attr.type="int"/>
            <key id="status" for="node" attr.name="status" attr.type="int"/>
            <key id="title" for="node" attr.name="title" attr.type="string"/>
            <key id="followed" for="edge" attr.name="followed" attr.type="boolean"/>
            <graph id="links" edgedefault="directed">

            """
        }
    }

    fileprivate var end: String {
        self == .dot ? "}\n" : "</graph>\n</graphml>\n"
    }

    /// A node out of number, URL, host, depth, status, title.
    fileprivate func node(_ cells: [ExportCell]) -> [UInt8] {
        let id = cells[0].digits
        switch self {
        case .dot:
            return Array("n\(id) [label=".utf8) + MarkupText.dot(cells[1].bytes) + "];\n".utf8
        case .graphML:
            var line = Array("<node id=\"n\(id)\">".utf8)
            for (name, cell) in zip(["url", "host", "depth", "status", "title"], cells.dropFirst())
            where cell != .null {
                line += "<data key=\"\(name)\">".utf8
                line += MarkupText.xml(cell.bytes)
                line += "</data>".utf8
            }
            return line + "</node>\n".utf8
        }
    }

    /// An edge out of source, target and whether it is followed.
    fileprivate func edge(_ cells: [ExportCell]) -> [UInt8] {
        let (source, target, isFollowed) = (
            cells[0].digits, cells[1].digits, cells[2] == .integer(1)
        )
        switch self {
        case .dot:
            let style = isFollowed ? "" : " [style=dashed]"
            return Array("n\(source) -> n\(target)\(style);\n".utf8)
        case .graphML:
            let data = "<data key=\"followed\">\(isFollowed)</data>"
            return Array(
                "<edge source=\"n\(source)\" target=\"n\(target)\">\(data)</edge>\n".utf8
            )
        }
    }
}

extension ExportCell {
    fileprivate var digits: String { String(number) }
}

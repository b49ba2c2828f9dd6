import CrawlModel

/// Columns beside each other on one scale, each of one or more parts.
struct ColumnChart {
    struct Part {
        let style: String
        let count: Int
    }

    struct Column {
        /// What a pointer that rests on it is told.
        let title: String
        let parts: [Part]

        var count: Int { parts.reduce(0) { $0 + $1.count } }
    }

    private static let height = 150
    /// Room for the upper half of the scale's uppermost figure.
    private static let top = 8

    /// What the chart is to those who cannot see it.
    let name: String
    let columns: [Column]
    /// What stands below, evenly spread: one for each column, or fewer as an axis.
    let labels: [String]

    var markup: Markup {
        let scale = Self.scale(columns.map(\.count).max() ?? 0)
        let isAxis = labels.count != columns.count
        return """
            <figure class="chart"><svg height="\(Self.height)" role="img" aria-label="\(name)">
            \(grid(scale))\(columns.indices.map { column($0, scale) }.joined())</svg>
            <div class="labels\(isAxis ? " axis" : "")">\
            \(labels.map { "<span>\($0)</span>" as Markup }.joined())</div></figure>

            """
    }

    private func grid(_ scale: Int) -> Markup {
        marks(scale).map { figure in
            let y = min(Self.height - length(figure, scale), Self.height - 1)
            return """
                <line class="grid" x1="0" x2="100%" y1="\(y)" y2="\(y)"/>\
                <text class="scale" x="-8" y="\(y + 4)">\(Figure.count(figure))</text>

                """ as Markup
        }
        .joined()
    }

    /// The scale, its half where that is a whole number, and its foot.
    private func marks(_ scale: Int) -> [Int] {
        scale.isMultiple(of: 2) && scale > 0 ? [scale, scale / 2, 0] : [scale, 0]
    }

    private func column(_ index: Int, _ scale: Int) -> Markup {
        let step = 1_000 * columns.count
        let gap = columns.count > 30 ? 120 : 180
        var y = Self.height
        let parts = columns[index].parts.filter { $0.count > 0 }.map { part in
            // What is there is seen, however little it is.
            let height = max(2, length(part.count, scale))
            y -= height
            return """
                <rect class="\(part.style)" \
                x="\(Share.percent(1_000 * index + gap / 2, of: step))" \
                y="\(y)" width="\(Share.percent(1_000 - gap, of: step))" height="\(height)"/>
                """ as Markup
        }
        return "<g><title>\(columns[index].title)</title>\(parts.joined())</g>\n"
    }

    private func length(_ count: Int, _ scale: Int) -> Int {
        guard scale > 0 else { return 0 }
        return Int(Double(count) / Double(scale) * Double(Self.height - Self.top))
    }

    /// The next round figure: 1, 2 or 5 and zeros.
    private static func scale(_ most: Int) -> Int {
        var step = 1
        while step < most, step < Int.max / 20 {
            for round in [step, 2 * step, 5 * step] where round >= most { return round }
            step *= 10
        }
        return step
    }
}

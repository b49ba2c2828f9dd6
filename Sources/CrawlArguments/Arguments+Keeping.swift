extension Arguments {
    /// Which bodies a crawl keeps.
    package enum Kept: String, CaseIterable, Sendable {
        case none, pages, text, all
    }

    /// How bodies are kept.
    package enum BodyForm: String, CaseIterable, Sendable {
        case zstd, raw, none
    }

    /// What of a page stays.
    package struct Keeping: Sendable, Equatable {
        package var bodies = Kept.pages
        package var form = BodyForm.zstd
        /// The file for them; nil for the crawl's own.
        package var file: String?
        /// True to keep the text of links and where they stand.
        package var anchors = true
    }

    /// How much is said.
    package struct Voice: Sendable, Equatable {
        package var isQuiet = false
        /// How often `-v` was typed.
        package var verbosity = 0
        package var progress = Progress()
        package var log = Log()
    }

    /// How the progress is shown.
    package struct Progress: Sendable, Equatable {
        /// A word of its own where somebody wants it otherwise than the terminal would have it.
        package enum Form: String, CaseIterable, Sendable {
            case line, json, none
        }

        /// Nil for a line that moves on a terminal, and one a minute elsewhere.
        package var form: Form?
        /// Nil for a minute.
        package var step: Duration?
    }

    /// Where a log is kept.
    package struct Log: Sendable, Equatable {
        /// How its lines look.
        package enum Format: String, CaseIterable, Sendable {
            case text, json
        }

        /// Which entries it holds, and graver ones.
        package enum Level: String, CaseIterable, Sendable {
            case error, warning, info, debug
        }

        /// Nil for nowhere.
        package var file: String?
        package var format = Format.text
        package var level = Level.info
    }
}

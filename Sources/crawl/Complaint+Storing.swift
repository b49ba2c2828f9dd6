import CrawlEngine
import CrawlFetch
import CrawlFormat
import CrawlModel
import CrawlStore
import CrawlTables
import CrawlVoice
import Linux

extension Complaint {
    /// What people need to know when the crawl's file cannot be used, or no longer.
    init(_ error: StoreError) {
        let (state, nextStep): (String, String) =
            switch error {
            case .locked: ("nothing was touched", "wait for it, or name another file by -o")
            case .foreign, .newer: ("nothing was touched", "name another file")
            case .older:
                ("nothing was touched", "the next crawl into it brings it up to date")
            case .bodies: ("nothing was touched", "put it back, or begin a crawl with another")
            case .otherKeys, .otherBodies:
                ("nothing was touched", "say the same as then, or name another file by -o")
            case .corrupt: ("nothing was touched", "restore it from a copy, or begin anew")
            case .unreachable(_, .wouldBlock):
                ("nothing was touched", "the machine grants no more threads; try again later")
            case .unreachable, .readOnly: ("nothing was touched", "check path and permissions")
            case .full(let path):
                (
                    "\(Self.room(at: path))committed pages are safe",
                    "free space and run the same command again"
                )
            case .moved:
                ("what was committed went with it", "put it back and run the same command again")
            case .failed, .finished: ("committed pages are safe", "run the same command again")
            }
        self.init(
            id: "E-STORE-\(error.kind)".uppercased(),
            what: error.description,
            state: state,
            nextStep: nextStep
        )
    }

    /// What is left on a file's disk, where anybody can tell.
    private static func room(at path: String) -> String {
        guard let free = try? ResourceReadings.freeBytes(at: path) else { return "" }
        return "\(Figure.binaryBytes(Double(free))) are left there, "
    }

    /// Why a run could not go on.
    init(_ error: CrawlError) {
        switch error {
        case .store(let error): self.init(error)
        case .fetch(let error): self.init(id: "E-FETCH", what: error.description)
        case .inconsistent: self.init(id: "E-INTERNAL", what: error.description)
        }
    }
}

extension Complaint {
    /// Why nothing was exported, or not all.
    init(_ error: ExportError) {
        switch error {
        case .source(let error): self.init(error)
        default: self.init(id: "E-EXPORT-\(error.kind)".uppercased(), what: error.description)
        }
    }
}

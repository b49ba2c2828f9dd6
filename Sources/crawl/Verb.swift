/// What the command is asked to do.
enum Verb: String, CaseIterable, Sendable {
    case run, demo, status, help, version
}

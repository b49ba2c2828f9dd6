/// What the command is asked to do.
package enum Verb: String, CaseIterable, Sendable {
    case run, demo, status, check, export, help, version
}

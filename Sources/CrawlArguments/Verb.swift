/// What the command is asked to do.
package enum Verb: String, CaseIterable, Sendable {
    case run, demo, status, check, sql, cat, retry, export, help, version
}

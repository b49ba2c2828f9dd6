package import Linux

extension Complaint {
    /// Says why the process ends itself.
    package init(stuckAt stage: EventLoop.Stage) {
        self.init(
            id: "E-STUCK",
            what: "the event loop stands still",
            cause: "its last stage was \(stage)",
            state: "committed pages are safe",
            nextStep: "run the same command again, and report this"
        )
    }
}

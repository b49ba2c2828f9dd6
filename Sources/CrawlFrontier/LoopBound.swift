/// An actor that lives on a given executor, so that an await between two of them changes no thread.
package protocol LoopBound: Actor {
    /// Where its code runs.
    nonisolated var loop: any SerialExecutor { get }
}

extension LoopBound {
    /// The loop, in the form that the language asks for.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe loop.asUnownedSerialExecutor()
    }
}

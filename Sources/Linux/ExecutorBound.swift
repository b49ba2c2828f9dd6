/// An actor that lives on an executor of its choice.
package protocol ExecutorBound: Actor {
    /// Where its code runs.
    nonisolated var executor: any SerialExecutor { get }
}

extension ExecutorBound {
    /// The executor, in the form that the language asks for.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }
}

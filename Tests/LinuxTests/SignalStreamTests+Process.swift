import Glibc

@testable import Linux

extension SignalStreamTests {
    static func raise(_ signal: Signal) {
        _ = Glibc.raise(signal.number)
    }

    static func exit(_ status: Int32) {
        Glibc.exit(status)
    }
}

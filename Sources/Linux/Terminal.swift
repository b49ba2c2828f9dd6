import CLinux
import Glibc

/// The screen at the other end of a standard stream.
package enum Terminal {
    /// How many columns a screen is taken to have that does not say it.
    package static let usualWidth = 80

    /// The columns of the screen that a stream writes to, asked anew at every call.
    ///
    /// The corresponding C function is `ioctl` with `TIOCGWINSZ`.
    ///
    /// - Returns: A positive number; the usual one where there is no screen or it does not say.
    package static func width(of stream: StandardStream) -> Int {
        width(ofDescriptor: stream.rawValue)
    }

    static func width(ofDescriptor number: Int32) -> Int {
        let columns = Int(crawl_terminal_width(number))
        return columns > 0 ? columns : usualWidth
    }
}

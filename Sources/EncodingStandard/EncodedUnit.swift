/// A piece of what an encoder writes.
package enum EncodedUnit: Equatable, Sendable {
    /// A byte of the encoding.
    case byte(UInt8)
    /// A code point that the encoding lacks.
    case lacking(Unicode.Scalar)
}

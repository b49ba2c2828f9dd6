import CrawlModel
package import Linux
import URLStandard

/// Why a file of header fields or of passwords cannot be used.
package enum SecretFileError: Error, Equatable, Sendable, CustomStringConvertible {
    case unreadable(String, Errno)
    /// A line, from 1, and why it says nothing.
    case badLine(String, line: Int, fault: String)

    package var description: String {
        switch self {
        case .unreadable(let file, let error): "cannot read \(file): \(error)"
        case .badLine(let file, let line, let fault): "line \(line) of \(file) \(fault)"
        }
    }
}

extension RequestField {
    private static let largestFile = 1 << 20

    /// Reads a file of lines `Name: value`; empty lines and those that begin with `#` say nothing.
    ///
    /// - Throws: The first thing that is wrong.
    package static func read(_ file: String) throws(SecretFileError) -> [RequestField] {
        var fields: [RequestField] = []
        for (number, line) in try lines(of: file) {
            do throws(RequestFieldFault) {
                fields.append(try RequestField(parsing: line))
            } catch {
                throw .badLine(file, line: number, fault: error.description)
            }
        }
        return fields
    }

    /// Reads a file of lines `https://host NAME:PASSWORD`, each for one origin.
    ///
    /// - Returns: By origin, the field that Basic authentication sends (RFC 7617).
    /// - Throws: The first thing that is wrong.
    package static func readPasswords(
        _ file: String
    ) throws(SecretFileError) -> [String: [RequestField]] {
        var fields: [String: [RequestField]] = [:]
        for (number, line) in try lines(of: file) {
            let words = line.utf8.split(separator: 0x20, maxSplits: 1)
            guard words.count == 2, words[1].contains(UInt8(ascii: ":")),
                let url = try? WebURL(parsing: String(Substring(words[0]))), url.isHTTP
            else {
                throw .badLine(file, line: number, fault: "is no https://HOST NAME:PASSWORD")
            }
            let value = "Basic " + Base64.text(of: Array(words[1]))
            fields[url.origin] = [RequestField(name: "Authorization", value: value)]
        }
        return fields
    }

    private static func lines(of file: String) throws(SecretFileError) -> [(Int, String)] {
        let bytes: [UInt8]
        do throws(Errno) {
            let descriptor = try FileDescriptor.open(file, for: .reading)
            bytes = try descriptor.readAll(limit: largestFile)
        } catch {
            throw .unreadable(file, error)
        }
        return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
            .map { ($0.offset + 1, $0.element.last == 0x0D ? $0.element.dropLast() : $0.element) }
            .filter { !$0.1.isEmpty && $0.1.first != UInt8(ascii: "#") }
            .map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }
    }
}

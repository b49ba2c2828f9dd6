// What is inlinable is inlined in other modules only where its type is usable from inline, too.

/// The name of a tag or an attribute, ASCII letters in lower case, comparable in one step.
///
/// It packs the last 16 bytes, so names up to 15 bytes are exact and longer ones never equal a
/// shorter one.
@usableFromInline package struct HTMLName: Hashable, Sendable {
    @usableFromInline package var rawValue: UInt128

    @inlinable @inline(__always)
    package init(rawValue: UInt128) {
        self.rawValue = rawValue
    }

    /// Packs a name as it is written.
    package init(_ spelling: String) {
        self.init(rawValue: 0)
        for byte in spelling.utf8 { append(byte) }
    }

    @inlinable @inline(__always)
    package static func == (left: HTMLName, right: HTMLName) -> Bool {
        left.rawValue == right.rawValue
    }

    /// Lets a switch compare directly; the standard library's way asks for a witness each time.
    @inlinable @inline(__always)
    package static func ~= (pattern: HTMLName, name: HTMLName) -> Bool {
        pattern.rawValue == name.rawValue
    }

    /// Adds the next byte of the name.
    @inline(__always)
    mutating func append(_ byte: UInt8) {
        // NUL stands for U+FFFD; 0xFF, which no text contains, keeps it apart from "no byte".
        let packed = byte == 0 ? 0xFF : byte.lowercasedASCII
        rawValue = rawValue << 8 | UInt128(packed)
    }

    /// True where the packed bytes alone tell the name.
    var isExact: Bool { rawValue >> 120 == 0 }
}

extension HTMLName {
    @inlinable package static var none: HTMLName { HTMLName(rawValue: 0) }
    @inlinable package static var a: HTMLName { HTMLName(rawValue: 0x61) }
    @inlinable package static var area: HTMLName { HTMLName(rawValue: 0x6172_6561) }
    @inlinable package static var base: HTMLName { HTMLName(rawValue: 0x6261_7365) }
    @inlinable package static var content: HTMLName { HTMLName(rawValue: 0x63_6F6E_7465_6E74) }
    @inlinable package static var frame: HTMLName { HTMLName(rawValue: 0x66_7261_6D65) }
    @inlinable package static var href: HTMLName { HTMLName(rawValue: 0x6872_6566) }
    @inlinable package static var html: HTMLName { HTMLName(rawValue: 0x6874_6D6C) }
    @inlinable package static var httpEquiv: HTMLName {
        HTMLName(rawValue: 0x6874_7470_2D65_7175_6976)
    }
    @inlinable package static var iframe: HTMLName { HTMLName(rawValue: 0x6966_7261_6D65) }
    @inlinable package static var link: HTMLName { HTMLName(rawValue: 0x6C69_6E6B) }
    @inlinable package static var math: HTMLName { HTMLName(rawValue: 0x6D61_7468) }
    @inlinable package static var meta: HTMLName { HTMLName(rawValue: 0x6D65_7461) }
    @inlinable package static var noembed: HTMLName { HTMLName(rawValue: 0x6E_6F65_6D62_6564) }
    @inlinable package static var noframes: HTMLName { HTMLName(rawValue: 0x6E6F_6672_616D_6573) }
    @inlinable package static var plaintext: HTMLName {
        HTMLName(rawValue: 0x70_6C61_696E_7465_7874)
    }
    @inlinable package static var script: HTMLName { HTMLName(rawValue: 0x7363_7269_7074) }
    @inlinable package static var src: HTMLName { HTMLName(rawValue: 0x73_7263) }
    @inlinable package static var style: HTMLName { HTMLName(rawValue: 0x73_7479_6C65) }
    @inlinable package static var svg: HTMLName { HTMLName(rawValue: 0x73_7667) }
    @inlinable package static var textarea: HTMLName { HTMLName(rawValue: 0x7465_7874_6172_6561) }
    @inlinable package static var title: HTMLName { HTMLName(rawValue: 0x74_6974_6C65) }
    @inlinable package static var xmp: HTMLName { HTMLName(rawValue: 0x78_6D70) }
}

/// The first bytes of what may be a frame of Zstandard; RFC 8878, section 3.1.
struct ZstdFrameHead {
    /// True where the bytes begin a frame, or may when more of them come.
    let isFrame: Bool
    /// The window that the frame asks for, 0 where it is the content itself or not yet known.
    let windowCount: Int

    init(_ input: Span<UInt8>) {
        let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
        let isPlain = Self.begins(input, with: magic)
        isFrame = isPlain || Self.beginsSkippable(input)
        // The descriptor's bit 5 says that there is no window but the content.
        let hasWindow = isPlain && input.count > 5 && input[4] & 0x20 == 0
        windowCount = hasWindow ? Self.windowCount(input[5]) : 0
    }

    /// Frames for somebody else, to be passed over; section 3.1.2.
    private static func beginsSkippable(_ input: Span<UInt8>) -> Bool {
        guard !input.isEmpty, input[0] & 0xF0 == 0x50 else { return false }
        return begins(input, with: [input[0], 0x2A, 0x4D, 0x18])
    }

    private static func begins(_ input: Span<UInt8>, with magic: [UInt8]) -> Bool {
        (0..<min(input.count, magic.count)).allSatisfy { input[$0] == magic[$0] }
    }

    private static func windowCount(_ descriptor: UInt8) -> Int {
        let base = 1 << (10 + Int(descriptor >> 3))
        return base + base / 8 * Int(descriptor & 7)
    }
}

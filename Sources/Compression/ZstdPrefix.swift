/// A dictionary in memory, with room behind it for one text after another.
///
/// Of a text that lies right behind its dictionary zstd finds the matches in both by one search;
/// one that lies elsewhere takes a tenth longer.
@safe struct ZstdPrefix: ~Copyable {
    private let memory: UnsafeMutableBufferPointer<UInt8>
    private let dictionaryCount: Int

    /// Copies a dictionary.
    ///
    /// - Parameters:
    ///   - dictionary: What texts have in common.
    ///   - room: The most bytes of a text that finds room behind it.
    init(_ dictionary: [UInt8], room: Int) {
        unsafe memory = .allocate(capacity: dictionary.count + room)
        dictionaryCount = unsafe memory.initialize(fromContentsOf: dictionary)
    }

    deinit {
        unsafe memory.deallocate()
    }

    /// The dictionary, where it stays as long as this lives.
    func dictionary() -> UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(rebasing: memory[..<dictionaryCount])
    }

    /// Copies a text behind the dictionary, in the place of the one before.
    ///
    /// - Returns: Where it is; nil where it finds no room.
    /// - Complexity: O(n) in the bytes.
    func appending(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        let room = unsafe UnsafeMutableBufferPointer(rebasing: memory[dictionaryCount...])
        guard text.count <= room.count else { return nil }
        let count = unsafe room.update(fromContentsOf: text)
        return unsafe UnsafeBufferPointer(rebasing: room[..<count])
    }
}

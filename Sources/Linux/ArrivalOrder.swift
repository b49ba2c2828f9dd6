/// Numbers in the order in which they came; those that have gone are forgotten on the way.
struct ArrivalOrder {
    private var numbers: [Int] = []
    private var start = 0

    mutating func append(_ number: Int) {
        numbers.append(number)
    }

    /// The first number that is still present.
    ///
    /// - Complexity: O(1) amortised.
    mutating func first(where isPresent: (Int) -> Bool) -> Int? {
        while start < numbers.count, !isPresent(numbers[start]) { start += 1 }
        if start > 64, start * 2 > numbers.count {
            numbers.removeFirst(start)
            start = 0
        }
        return start < numbers.count ? numbers[start] : nil
    }
}

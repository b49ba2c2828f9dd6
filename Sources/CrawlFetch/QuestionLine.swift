/// Which names are asked for, and who waits for them: each name once, in order, so many at a time.
///
/// A name that is slow gives its place to the next one, so that dead names never occupy all.
/// As a name keeps its place for a moment only, and is given up some moments later, the slow ones
/// are bounded, too.
struct QuestionLine {
    private struct Question {
        var tickets: [Int] = []
        var isAsked = false
        var isSlow = false
    }

    private let places: Int
    private var questions: [ArraySlice<UInt8>: Question] = [:]
    private var names: [Int: ArraySlice<UInt8>] = [:]
    private var waiting: [ArraySlice<UInt8>] = []
    private var firstWaiting = 0
    private var taken = 0

    init(places: Int) {
        self.places = max(1, places)
    }

    /// How many names are asked for or wait for that.
    var count: Int { questions.count }

    /// How many names have been asked for and are not answered.
    var askedCount: Int { questions.count - (waiting.count - firstWaiting) }

    /// Lets somebody wait for a name.
    mutating func join(_ ticket: Int, for name: ArraySlice<UInt8>) {
        names[ticket] = name
        if questions[name] == nil { waiting.append(name) }
        questions[name, default: Question()].tickets.append(ticket)
    }

    /// Somebody no longer waits; the name is asked for all the same.
    mutating func leave(_ ticket: Int) {
        guard let name = names.removeValue(forKey: ticket) else { return }
        questions[name]?.tickets.removeAll { $0 == ticket }
    }

    /// The name to ask for next, nil where none waits or no place is free.
    mutating func next() -> ArraySlice<UInt8>? {
        guard taken < places, firstWaiting < waiting.count else { return nil }
        let name = waiting[firstWaiting]
        firstWaiting += 1
        if firstWaiting * 2 > waiting.count {
            waiting.removeFirst(firstWaiting)
            firstWaiting = 0
        }
        taken += 1
        questions[name]?.isAsked = true
        return name
    }

    /// Notes that a name is slow: its place is free.
    mutating func slow(_ name: ArraySlice<UInt8>) {
        guard let question = questions[name], question.isAsked, !question.isSlow else { return }
        questions[name]?.isSlow = true
        taken -= 1
    }

    /// Ends the wait for a name that was asked for.
    ///
    /// - Returns: Who waits, in the order in which they came.
    mutating func finish(_ name: ArraySlice<UInt8>) -> [Int] {
        guard let question = questions.removeValue(forKey: name) else { return [] }
        if question.isAsked, !question.isSlow { taken -= 1 }
        for ticket in question.tickets { names[ticket] = nil }
        return question.tickets
    }
}

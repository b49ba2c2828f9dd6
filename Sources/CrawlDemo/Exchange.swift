import Linux

/// One connection's requests and answers as bytes: decides what is to be done next, does nothing.
struct Exchange {
    /// What is to be done next.
    enum Step {
        case answer(DemoRequest)
        case refuse(BadRequest)
        case send
        /// Nothing, until the connection is ready for this.
        case wait(Readiness)
        /// Say that nothing more will be sent, then wait for the client's end.
        case endSending
        case close
        case reset
    }

    /// Bytes that arrived and are not yet a whole request.
    private var input: [UInt8] = []
    /// How many bytes of a request's body are still to be passed over.
    private var skipping = 0
    /// Bytes that are to be sent.
    private(set) var output: [UInt8] = []
    private(set) var sent = 0
    /// The requests in the log that are not answered wholly.
    private(set) var unfinished: [Int] = []
    /// What becomes of the connection once the output is sent.
    private var ending: DemoResponse.Cut.Ending?
    /// True while an answer is waited for.
    private var isDelayed = false
    private var isBlocked = false
    private var condition = Condition.open

    private enum Condition {
        case open
        /// The client has sent all that it will send.
        case heardOut
        /// We have sent all that we will send.
        case spokenOut
    }
}

extension Exchange {
    private static let largestOutput = 65_536

    /// Takes what has arrived; nothing means that the client has ended its side.
    mutating func receive(_ bytes: [UInt8]) {
        guard condition == .open, ending == nil else {
            if bytes.isEmpty { condition = .heardOut }
            return
        }
        if bytes.isEmpty { condition = .heardOut }
        let passed = min(skipping, bytes.count)
        skipping -= passed
        input.append(contentsOf: bytes[passed...])
    }

    /// Decides what is to be done next.
    mutating func next() -> Step {
        let isFree = ending == nil && !isDelayed && output.count < Self.largestOutput
        if isFree, let step = nextRequest() { return step }
        guard sent == output.count else { return isBlocked ? .wait(.writable) : .send }
        switch ending {
        case .reset: return .reset
        case .close where condition == .heardOut: return .close
        case .close where condition == .open:
            condition = .spokenOut
            return .endSending
        default: break
        }
        guard condition == .heardOut else { return .wait(isFull ? [] : .readable) }
        return isDelayed ? .wait([]) : .close
    }

    private var isFull: Bool { condition == .open && input.count > DemoRequest.largestHead }

    private mutating func nextRequest() -> Step? {
        guard !input.isEmpty else { return nil }
        guard let (head, end) = nextHead else { return isFull ? .refuse(.headTooLarge) : nil }
        do throws(BadRequest) {
            let request = try DemoRequest(parsing: head)
            let passed = min(end + request.bodyCount, input.count)
            skipping = end + request.bodyCount - passed
            input = Array(input[passed...])
            return .answer(request)
        } catch {
            return .refuse(error)
        }
    }

    /// The next request's head, and where the empty line behind it ends; nil where more must come.
    private var nextHead: (head: ArraySlice<UInt8>, end: Int)? {
        let lineFeed = UInt8(ascii: "\n")
        var start = 0
        while let end = input[start...].firstIndex(of: lineFeed) {
            let line = input[start..<end]
            if line.isEmpty || line.elementsEqual([0x0D]) { return (input[..<start], end + 1) }
            start = end + 1
        }
        return nil
    }

    /// Notes that a request is being answered.
    mutating func begin(_ number: Int) {
        unfinished.append(number)
        isDelayed = true
    }

    /// Takes an answer that is to be sent now.
    mutating func add(_ answer: SerializedAnswer) {
        isDelayed = false
        output.append(contentsOf: answer.bytes)
        ending = answer.ending
        if ending != nil { input = [] }
    }

    /// Notes how many bytes the kernel took, nil where it can take none now.
    ///
    /// - Returns: The requests that are answered wholly by that.
    mutating func noteSent(_ count: Int?) -> [Int] {
        sent += count ?? 0
        isBlocked = count == nil
        guard sent == output.count else { return [] }
        (output, sent) = ([], 0)
        return isDelayed ? takeUnfinished(except: 1) : takeUnfinished(except: 0)
    }

    /// Notes that the kernel can take bytes again.
    mutating func unblock() {
        isBlocked = false
    }

    /// Gives up the requests that are not answered wholly, but for the last ones.
    mutating func takeUnfinished(except count: Int) -> [Int] {
        let finished = Array(unfinished.dropLast(count))
        unfinished.removeFirst(finished.count)
        return finished
    }
}

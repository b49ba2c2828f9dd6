import Linux

/// The steps by which a crawler comes to the shape that crawl has.
enum FetchModel: String, CaseIterable {
    /// One request after another; each byte is waited for.
    case sequential
    /// The same on a thread for each request.
    case threadPerRequest = "thread per request"
    /// The same on so many threads as one affords.
    case threadPool = "64 threads"
    /// One thread waits for all at once, over the connection pool; nothing is read.
    case loop = "loop without parsing"
    /// The same thread reads each page as it comes.
    case parsingLoop = "loop that parses"
    /// The loop waits, a pool reads.
    case hybrid = "loop and pool"
    /// The program as it is: robots.txt first, and everything is kept.
    case crawl

    /// Fetches all pages in this process, and prints how late a loop was where there is one.
    func run(over pages: HostPages) throws {
        _ = try ResourceLimits.raiseOpenFiles()
        ResourceLimits.keepMemory()
        switch self {
        case .sequential: try BlockingModel(pages: pages, threads: 1).run()
        case .threadPerRequest: try BlockingModel(pages: pages, threads: pages.count).run()
        case .threadPool: try BlockingModel(pages: pages, threads: 64).run()
        case .loop: print(try LoopModel(pages: pages, reading: .nowhere).run())
        case .parsingLoop: print(try LoopModel(pages: pages, reading: .onLoop).run())
        case .hybrid: print(try LoopModel(pages: pages, reading: .onPool).run())
        case .crawl: preconditionFailure("The program has a process of its own.")
        }
    }
}

import CCurl

/// What a handle looks at while it is used, and where libcurl writes its complaint.
@safe struct CurlHandleState {
    /// The header lines of every request.
    let commonHeaders: CurlList
    /// The header lines of this request, nil where they are those of every request.
    var headers: CurlList?
    var isProxied = false
    /// True until the handle is asked for anything.
    var isFresh = false
    /// Whose request it is, by a number of whoever has it made.
    var ticket = 0
    /// The most bytes of this body.
    var maximumBodyBytes = 0
    /// Kept as long as libcurl may look at it.
    var route: CurlRoute?
    let complaint: UnsafeMutablePointer<CChar>

    init(headers: [String]) throws(CurlCode) {
        commonHeaders = try CurlList(headers)
        let size = Int(CURL_ERROR_SIZE)
        unsafe complaint = .allocate(capacity: size)
        unsafe complaint.initialize(repeating: 0, count: size)
    }

    /// Forgets what was for one request only, once its handle is gone.
    mutating func forget() {
        (headers, isProxied, route) = (nil, false, nil)
    }

    /// Gives the memory back, once the handle is gone.
    func free() {
        unsafe complaint.deallocate()
    }

    /// What libcurl says about the last request's failure, empty where it says nothing.
    var complaintText: String { unsafe String(cString: complaint) }
}

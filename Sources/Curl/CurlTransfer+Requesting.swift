import CCurl

extension CurlTransfer {
    /// Closes the connection after this request, or lets later ones keep theirs.
    func forbidReuse(_ isForbidden: Bool) throws(CurlCode) {
        state.forbidsReuse = isForbidden
        try set(CURLOPT_FORBID_REUSE, isForbidden ? 1 : 0)
    }

    /// True where a kept connection turned out to be of no use before anything of the answer came:
    /// that is nobody's failure, and another connection may do.
    package func wantsAnotherConnection(after code: CurlCode) -> Bool {
        let isLost = code == .sendError || code == .receiveError || code == .gotNothing
        return isLost && abort == nil && long(CURLINFO_NUM_CONNECTS) == 0 && wireBytes == 0
    }
}

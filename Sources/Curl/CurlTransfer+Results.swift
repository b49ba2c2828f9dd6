import CCurl

extension CurlTransfer {
    /// The HTTP status, 0 without an answer.
    package var status: Int { long(CURLINFO_RESPONSE_CODE) }

    /// The time from the start to the first byte of the answer, nil where none came.
    package var firstByteTime: Duration? {
        let time = large(CURLINFO_STARTTRANSFER_TIME_T)
        return time > 0 ? .microseconds(time) : nil
    }

    /// The time from the start to the end.
    package var totalTime: Duration { .microseconds(large(CURLINFO_TOTAL_TIME_T)) }

    /// The bytes of head and body as received.
    package var wireBytes: Int {
        large(CURLINFO_SIZE_DOWNLOAD_T) + long(CURLINFO_HEADER_SIZE)
    }

    /// The errno of the last connection that failed, 0 where none did.
    package var osErrno: Int32 { Int32(truncatingIfNeeded: long(CURLINFO_OS_ERRNO)) }

    /// What libcurl says about a failure, empty where it says nothing; parts come from the server.
    package var complaint: String { state.complaintText }

    /// True once a connection was there to send the request on.
    package var wasConnected: Bool { large(CURLINFO_PRETRANSFER_TIME_T) > 0 }

    /// True once a connection of TCP was there, be it without TLS yet.
    package var wasReached: Bool { large(CURLINFO_CONNECT_TIME_T) > 0 || wasConnected }

    /// The peer's address as text, nil where no connection was made.
    package var remoteAddress: String? {
        var text: UnsafePointer<CChar>?
        guard unsafe crawl_easy_get_text(raw, CURLINFO_PRIMARY_IP, &text) == CURLE_OK,
            let text = unsafe text, unsafe text.pointee != 0
        else { return nil }
        return unsafe String(cString: text)
    }

    /// The version of HTTP that was spoken: "1.0", "1.1", "2", nil without an answer.
    package var httpVersion: String? {
        switch long(CURLINFO_HTTP_VERSION) {
        case CURL_HTTP_VERSION_1_0: "1.0"
        case CURL_HTTP_VERSION_1_1: "1.1"
        case CURL_HTTP_VERSION_2_0: "2"
        case CURL_HTTP_VERSION_3: "3"
        default: nil
        }
    }

    /// True where nobody can tell whether the body came whole.
    ///
    /// libcurl 7.88 takes an answer in HTTP/2 that was broken off together with its connection for
    /// an end in order. Where a length is told, it counts.
    package var mayBeCut: Bool {
        guard httpVersion == "2", large(CURLINFO_CONTENT_LENGTH_DOWNLOAD_T) < 0 else {
            return false
        }
        var socket: curl_socket_t = -1
        guard unsafe crawl_easy_get_socket(raw, &socket) == CURLE_OK else { return true }
        return !crawl_is_open(socket)
    }

    /// True where a socket is the transfer's connection, new or kept from another transfer.
    ///
    /// libcurl tells neither the socket nor, of a kept one that it reads at once, that it waits for
    /// it; but it tells the ports at both ends.
    func uses(_ socket: Int32) -> Bool {
        let (local, remote) = (long(CURLINFO_LOCAL_PORT), long(CURLINFO_PRIMARY_PORT))
        return crawl_joins(socket, local, remote)
    }

    func long(_ info: CURLINFO) -> Int {
        var value = 0
        _ = unsafe crawl_easy_get_long(raw, info, &value)
        return value
    }

    func large(_ info: CURLINFO) -> Int {
        var value: curl_off_t = 0
        _ = unsafe crawl_easy_get_large(raw, info, &value)
        return Int(value)
    }
}

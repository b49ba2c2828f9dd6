import CCurl

/// Texts in the form in which libcurl takes several, all of them or none.
@safe final class CurlList {
    let first: UnsafeMutablePointer<curl_slist>?

    init(_ texts: [String]) throws(CurlCode) {
        var list: UnsafeMutablePointer<curl_slist>?
        for text in texts {
            guard let longer = unsafe curl_slist_append(list, text) else {
                unsafe curl_slist_free_all(list)
                throw .outOfMemory
            }
            unsafe list = unsafe longer
        }
        unsafe first = unsafe list
    }

    deinit {
        unsafe curl_slist_free_all(first)
    }
}

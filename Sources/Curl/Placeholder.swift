// The room Curl is being furnished.

// The room Compression is being furnished.

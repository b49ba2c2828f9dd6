// The room Digests is being furnished.

// The tests of Digests come with it.

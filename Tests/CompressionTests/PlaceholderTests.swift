// The tests of Compression come with it.

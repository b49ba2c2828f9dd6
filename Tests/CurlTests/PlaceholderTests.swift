// The tests of Curl come with it.

// The tests of Linux come with it.

// The tests of URLStandard come with it.

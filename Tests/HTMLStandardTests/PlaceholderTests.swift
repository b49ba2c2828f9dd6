// The tests of HTMLStandard come with it.

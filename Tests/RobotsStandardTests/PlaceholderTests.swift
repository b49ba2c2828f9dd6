// The tests of RobotsStandard come with it.

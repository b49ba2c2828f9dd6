// The room RobotsStandard is being furnished.

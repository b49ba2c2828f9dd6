// The room HTMLStandard is being furnished.

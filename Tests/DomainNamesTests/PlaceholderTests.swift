// The tests of DomainNames come with it.

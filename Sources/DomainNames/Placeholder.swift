// The room DomainNames is being furnished.

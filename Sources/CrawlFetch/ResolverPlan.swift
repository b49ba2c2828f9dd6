/// How names become addresses.
package struct ResolverPlan: Sendable {
    /// How name servers are asked.
    package struct Patience: Sendable {
        /// After so long a server is asked again, then after twice as long.
        package var firstWait: Duration = .milliseconds(1_500)
        /// How often each server is asked.
        package var tries = 3
        /// For one name, from the first question to the last answer.
        package var timeout: Duration = .seconds(10)
        /// How many names are asked for at a time, without those that are slow to come.
        package var quickNames = 64
        /// A name that takes longer than this is slow: it no longer keeps others waiting.
        package var quickTime: Duration = .seconds(1)
        /// Addresses of one family wait so long for those of the other; RFC 8305, section 3.
        package var otherFamilyWait: Duration = .milliseconds(50)
    }

    /// What is remembered of their answers.
    package struct Memory: Sendable {
        /// The least and the most that an answer is remembered, whatever it says itself.
        package var lifetimes: ClosedRange<Duration> = .seconds(1)...(.seconds(3_600))
        /// The most that it is remembered that a name has no address.
        package var longestEmptyLifetime: Duration = .seconds(300)
        /// How many names are remembered.
        package var names = 65_536
    }

    /// Who is asked; empty for the servers of the system's configuration.
    package var servers: [NameServer] = []
    /// Names and addresses that this machine knows by itself.
    package var hostsFile = "/etc/hosts"
    package var patience = Patience()
    package var memory = Memory()
    /// How many addresses of a name are tried.
    package var addressesPerName = 4
    /// An address that is not connected by then makes way for the next, where there is one.
    package var addressTime: Duration = .milliseconds(300)

    package init() {}
}

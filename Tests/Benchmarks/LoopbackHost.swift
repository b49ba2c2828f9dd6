/// The hosts that this machine can be: as many as the network 127.0.0.0/8 has addresses.
enum LoopbackHost {
    /// The address of a host by its number, from 127.2.0.1 on.
    static func address(of number: Int) -> String {
        "127.\(2 + number / 62_500).\(number / 250 % 250).\(1 + number % 250)"
    }
}

import Linux
import Testing

@testable import CrawlFetch

struct AddressGateTests {
    @Test func `a port is open where it is named, or where none is`() {
        let usual = AddressGate(allowing: [], ports: AddressGate.usualPorts)
        let open = (UInt16.min...UInt16.max).filter(usual.permits(port:))
        #expect(open == [80, 443, 8080, 8443])
        let any = AddressGate(allowing: [])
        #expect((UInt16.min...UInt16.max).allSatisfy { any.permits(port: $0) == ($0 > 0) })
    }

    @Test(arguments: [
        ("3000", 3_000...3_000), ("8000-8099", 8_000...8_099), ("1-65535", 1...65_535), ("0", nil),
        ("", nil), ("-", nil), ("9-8", nil), ("1-2-3", nil), ("65536", nil), ("+1", nil),
    ])
    func `a range of ports is its first and its last`(text: String, ports: ClosedRange<UInt16>?) {
        #expect(AddressGate.ports(parsing: text) == ports)
    }

    /// The first and the last address of a range that is not the public Internet, and its
    /// neighbours, empty where they belong to another such range or do not exist.
    struct Range: Sendable {
        let first: String
        let last: String
        let before: String
        let after: String

        init(_ first: String, _ last: String, before: String = "", after: String = "") {
            (self.first, self.last) = (first, last)
            (self.before, self.after) = (before, after)
        }
    }

    static let rangesOfIPv4 = [
        Range("0.0.0.0", "0.255.255.255", after: "1.0.0.0"),
        Range("10.0.0.0", "10.255.255.255", before: "9.255.255.255", after: "11.0.0.0"),
        Range("100.64.0.0", "100.127.255.255", before: "100.63.255.255", after: "100.128.0.0"),
        Range("127.0.0.0", "127.255.255.255", before: "126.255.255.255", after: "128.0.0.0"),
        Range("169.254.0.0", "169.254.255.255", before: "169.253.255.255", after: "169.255.0.0"),
        Range("172.16.0.0", "172.31.255.255", before: "172.15.255.255", after: "172.32.0.0"),
        Range("192.0.0.0", "192.0.0.255", before: "191.255.255.255", after: "192.0.1.0"),
        Range("192.0.2.0", "192.0.2.255", before: "192.0.1.255", after: "192.0.3.0"),
        Range("192.31.196.0", "192.31.196.255", before: "192.31.195.255", after: "192.31.197.0"),
        Range("192.52.193.0", "192.52.193.255", before: "192.52.192.255", after: "192.52.194.0"),
        Range("192.88.99.0", "192.88.99.255", before: "192.88.98.255", after: "192.88.100.0"),
        Range("192.168.0.0", "192.168.255.255", before: "192.167.255.255", after: "192.169.0.0"),
        Range("192.175.48.0", "192.175.48.255", before: "192.175.47.255", after: "192.175.49.0"),
        Range("198.18.0.0", "198.19.255.255", before: "198.17.255.255", after: "198.20.0.0"),
        Range("198.51.100.0", "198.51.100.255", before: "198.51.99.255", after: "198.51.101.0"),
        Range("203.0.113.0", "203.0.113.255", before: "203.0.112.255", after: "203.0.114.0"),
        Range("224.0.0.0", "255.255.255.255", before: "223.255.255.255"),
        Range("168.63.129.16", "168.63.129.16", before: "168.63.129.15", after: "168.63.129.17"),
    ]

    static let rangesOfIPv6 = [
        Range("::", "::1"),
        Range("64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", after: "64:ff9b:2::"),
        Range("100::", "100::1:ffff:ffff:ffff:ffff", after: "100:0:0:2::"),
        Range("2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", after: "2001:200::"),
        Range("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", before: "2001:db7:ffff::"),
        Range("2620:4f:8000::", "2620:4f:8000:ffff:ffff:ffff:ffff:ffff", after: "2620:4f:8001::"),
        Range("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", after: "3fff:1000::"),
        Range("5f00::", "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff", after: "5f01::"),
        Range("fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", before: "fbff:ffff::"),
        Range("fe80::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
        Range("ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ]

    /// Where clouds keep credentials.
    private static let metadata = [
        "169.254.169.254", "169.254.170.2", "169.254.170.23", "100.100.100.200", "fd00:ec2::254",
        "fd00:ec2::23",
    ]

    private static func permits(_ address: String, allowing ranges: [String] = []) throws -> Bool {
        let allowed = try ranges.map { try #require(AddressRange(parsing: $0)) }
        return AddressGate(allowing: allowed).permits(try #require(IPAddress(parsing: address)))
    }

    /// The IPv6 addresses that stand for an IPv4 address.
    private static func disguises(of address: String) throws -> [String] {
        let bytes = try #require(IPAddress(parsing: address)).bytes.map(UInt16.init)
        let pieces = [bytes[0] << 8 | bytes[1], bytes[2] << 8 | bytes[3]]
        let plain = pieces.map { String($0, radix: 16) }.joined(separator: ":")
        let inverted = pieces.map { String(~$0, radix: 16) }.joined(separator: ":")
        return [
            "::ffff:\(plain)", "::\(plain)", "::ffff:0:\(plain)", "64:ff9b::\(plain)",
            "2002:\(plain)::1", "2001:0:102:304:0:0:\(inverted)", "2a00:1:2:3:0:5efe:\(plain)",
            "2a00:1:2:3:200:5efe:\(plain)",
        ]
    }

    @Test(arguments: rangesOfIPv4 + rangesOfIPv6)
    func `F4: a range that is not public is refused from its first to its last address`(
        range: Range
    ) throws {
        #expect(try Self.permits(range.first) == false)
        #expect(try Self.permits(range.last) == false)
        for neighbour in [range.before, range.after] where !neighbour.isEmpty {
            #expect(try Self.permits(neighbour), "\(neighbour)")
        }
    }

    @Test(arguments: rangesOfIPv4)
    func `no form of IPv6 hides an address of IPv4`(range: Range) throws {
        for address in [range.first, range.last] {
            for disguise in try Self.disguises(of: address) {
                #expect(try Self.permits(disguise) == false, "\(disguise)")
            }
        }
    }

    @Test func `a public address may be reached by way of IPv6`() throws {
        // Teredo itself is not public, whatever it stands for.
        for disguise in try Self.disguises(of: "93.184.216.34") where !disguise.hasPrefix("2001:") {
            #expect(try Self.permits(disguise), "\(disguise)")
        }
    }

    @Test(arguments: ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001::200e"])
    func `the public Internet is open`(address: String) throws {
        #expect(try Self.permits(address))
    }

    @Test func `a range opens itself and nothing else`() throws {
        let loopback = ["127.0.0.0/8", "fc00::/7"]
        #expect(try Self.permits("127.0.0.1", allowing: loopback))
        #expect(try Self.permits("127.255.255.255", allowing: loopback))
        #expect(try Self.permits("::ffff:127.0.0.1", allowing: loopback))
        #expect(try Self.permits("fd12::1", allowing: loopback))
        #expect(try Self.permits("10.0.0.1", allowing: loopback) == false)
        #expect(try Self.permits("::1", allowing: loopback) == false)
        #expect(try Self.permits("127.0.0.2", allowing: ["127.0.0.1"]) == false)
    }

    @Test(arguments: metadata)
    func `credentials of clouds are opened by their own address only`(address: String) throws {
        let ranges = ["0.0.0.0/0", "::/0", "169.254.0.0/16", "169.254.169.254/31", "fd00::/8"]
        #expect(try Self.permits(address) == false)
        #expect(try Self.permits(address, allowing: ranges) == false)
        #expect(try Self.permits(address, allowing: ranges + [address]))
    }

    @Test func `credentials of clouds are not opened in disguise`() throws {
        let ranges = ["0.0.0.0/0", "::/0"]
        for address in Self.metadata where address.contains(".") {
            for disguise in try Self.disguises(of: address) {
                #expect(try Self.permits(disguise, allowing: ranges) == false, "\(disguise)")
                #expect(try Self.permits(disguise, allowing: [address]), "\(disguise)")
            }
        }
    }
}

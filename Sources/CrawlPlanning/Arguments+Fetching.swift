import CrawlArguments
import CrawlEngine
import CrawlFetch
import CrawlModel
import Curl
import Linux
import URLStandard

extension Arguments {
    /// Everything that the words decide about requests.
    ///
    /// - Throws: What cannot be meant.
    func fetch(seeds: [Seed], concurrency: Int) throws(PlanError) -> FetchPlan {
        var plan = FetchPlan(
            userAgent: userAgent,
            gate: try gate(seeds: seeds),
            keptConnections: concurrency
        )
        plan.timeout = limits.timeout
        plan.connectTimeout = limits.connectTimeout
        plan.idleTimeout = limits.stallTimeout
        plan.transport.bytesPerSecond = limits.rate
        plan.transport.maximumWireBytes = limits.wireSize
        plan.identity = try identity(seeds: seeds)
        plan.transport.proxies = try proxies()
        plan.transport.security.verifiesServers = !manners.requests.believesAnybody
        plan.transport.security.offersHTTP2 = manners.requests.speaksHTTP2
        plan.resolver.servers = try nameServers()
        plan.maximumBodyBytes = limits.size
        plan.transport.exceptions = try exceptions { (section) throws(PlanError) in
            try section.fetchException(beside: self)
        }
        return plan
    }

    /// Links that end a session or undo something, which nobody follows on another's behalf.
    var wayOutExcludes: [String] {
        guard manners.requests.areSomebodys else { return [] }
        return [
            "*logout*", "*log-out*", "*logoff*", "*signout*", "*sign-out*", "*unsubscribe*",
            "*action=delete*",
        ]
    }

    var userAgent: String {
        let name = manners.userAgent ?? "crawl/\(CrawlVersion.number)"
        return manners.requests.contact.map { "\(name) (+\($0))" } ?? name
    }

    private func identity(seeds: [Seed]) throws(PlanError) -> FetchIdentity {
        var identity = FetchIdentity()
        let requests = manners.requests
        for line in requests.headers { identity.fields.append(try Self.field(line)) }
        if let contact = requests.contact, contact.contains("@"), !contact.contains("://") {
            identity.fields.append(try Self.field("From: \(contact)"))
        }
        do throws(SecretFileError) {
            if let file = requests.authFile {
                identity.secrets = try RequestField.readPasswords(file)
            }
            let fields = try requests.headerFile.map(RequestField.read) ?? []
            identity.add(fields, of: Set(seeds.map(\.url.origin)))
        } catch {
            throw .secrets(error)
        }
        guard requests.areRecognised else { return identity }
        identity.cookies = .kept(file: try requests.cookieJar.map(Self.jar))
        return identity
    }

    /// A jar's file, made where it is not there, so that a bad place shows before the crawl.
    private static func jar(_ file: String) throws(PlanError) -> String {
        do throws(Errno) {
            _ = try FileDescriptor.open(file, for: .readingAndWriting)
        } catch {
            throw .noCookieJar(file, error)
        }
        return file
    }

    /// Which requests go through a proxy; the environment has a say only where it is asked.
    private func proxies() throws(PlanError) -> ProxyPlan {
        guard let text = manners.requests.proxy else { return ProxyPlan() }
        guard text != "env" else { return Environment.proxies }
        do throws(ProxyPlan.Fault) {
            return try ProxyPlan(parsing: text)
        } catch {
            guard error == .notAProxy else { throw .passwordInWords }
            throw .misspelt(option: "proxy", text, isNo: "proxy such as socks5h://host:1080")
        }
    }

    /// A field from the command line, which everybody on the machine can read.
    static func field(_ line: String) throws(PlanError) -> RequestField {
        let field: RequestField
        do throws(RequestFieldFault) {
            field = try RequestField(parsing: line)
        } catch {
            throw .badHeader(line, error)
        }
        guard !field.isSecret else { throw .secretInWords(field.name) }
        return field
    }

    private func gate(seeds: [Seed]) throws(PlanError) -> AddressGate {
        var ranges = seeds.flatMap(\.privateRanges)
        for text in manners.allowedPrivate {
            guard let range = AddressRange(parsing: text) else {
                let kind = "range of addresses such as 10.0.0.0/8"
                throw .misspelt(option: "allow-private", text, isNo: kind)
            }
            ranges.append(range)
        }
        var ports = AddressGate.usualPorts
        ports += seeds.compactMap(\.url.effectivePort).map { $0...$0 }
        // Who crawls this machine has servers there that took any port.
        if !ranges.isEmpty { ports.append(AddressGate.dynamicPorts) }
        for text in manners.allowedPorts {
            guard let range = AddressGate.ports(parsing: text) else {
                let kind = "port such as 3000, or range such as 8000-8099"
                throw .misspelt(option: "allow-port", text, isNo: kind)
            }
            ports.append(range)
        }
        return AddressGate(allowing: ranges, ports: ports)
    }

    private func nameServers() throws(PlanError) -> [NameServer] {
        var servers: [NameServer] = []
        for list in manners.nameServers {
            for text in list.split(separator: ",", omittingEmptySubsequences: false) {
                guard let server = NameServer(parsing: String(text)) else {
                    let kind = "address such as 192.0.2.1 or [2001:db8::1]:53"
                    throw .misspelt(option: "dns-servers", String(text), isNo: kind)
                }
                servers.append(server)
            }
        }
        return servers
    }
}

extension Seed {
    /// The addresses that a seed allows for itself: its own where it is written as a number, and
    /// loopback where it is called that.
    fileprivate var privateRanges: [AddressRange] {
        let host = url.hostname
        if host == "localhost" || host.hasSuffix(".localhost") {
            return ["127.0.0.1", "::1"].compactMap(AddressRange.init(parsing:))
        }
        return IPAddress(host: host).map { [AddressRange($0)] } ?? []
    }
}

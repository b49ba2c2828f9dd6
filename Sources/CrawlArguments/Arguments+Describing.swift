import CrawlModel

extension Arguments {
    /// The effective options as a JSON object, as the run's row keeps them.
    package func configuration(concurrency: Int) -> String {
        var members: [(name: String, value: String)] = [
            ("depth", reach.depth.map(String.init) ?? "\"inf\""),
            ("scope", JSONText.string(reach.scope.rawValue)),
            ("include", JSONText.array(of: reach.includes)),
            ("exclude", JSONText.array(of: reach.excludes)),
            ("follow", JSONText.string(reach.follow.rawValue)),
            ("skip-bad-seeds", String(unattended.skipsBadSeeds)),
            ("avoid-traps", String(reach.course.avoidsTraps)),
            ("order", JSONText.string(reach.course.order.rawValue)),
            ("extra-hops", String(reach.course.extraHops)),
            ("sitemap", Self.text(reach.sitemaps.choice)),
            ("sitemap-since", Self.text(reach.sitemaps.since)),
            ("refresh", reach.revisits.age.map(Self.seconds) ?? "\"never\""),
            ("only-new", String(reach.revisits.onlyNew)),
            ("reparse", String(reach.revisits.rereads)),
            ("anchors", String(keeping.anchors)),
            ("max-pages", limits.pages.map(String.init) ?? "null"),
            ("max-pages-per-host", reach.budgets.pagesPerHost.map(String.init) ?? "null"),
            ("max-pages-per-site", reach.budgets.pagesPerDomain.map(String.init) ?? "null"),
            ("max-hosts-per-site", reach.budgets.hostsPerDomain.map(String.init) ?? "null"),
            ("max-barren", reach.budgets.barren.map(String.init) ?? "null"),
            ("max-pages-below", JSONText.array(of: reach.budgets.prefixes)),
            ("max-bytes", reach.budgets.bytes.map(String.init) ?? "null"),
            ("max-time", limits.time.map(Self.seconds) ?? "null"),
            ("timeout", Self.seconds(limits.timeout)),
            ("max-size", String(limits.size)),
            ("max-wire-size", limits.wireSize.map(String.init) ?? "null"),
            ("limit-rate", limits.rate.map(String.init) ?? "null"),
            ("connect-timeout", Self.seconds(limits.connectTimeout)),
            ("stall-timeout", Self.seconds(limits.stallTimeout)),
            ("max-redirects", String(limits.redirects)),
            ("retries", String(limits.retries)),
            ("concurrency", String(concurrency)),
            ("per-host", typed.contains("per-host") ? String(manners.pace.perHost) : "null"),
            ("delay", typed.contains("delay") ? Self.seconds(manners.pace.delay) : "null"),
            ("store", JSONText.string(keeping.bodies.rawValue)),
            ("body", JSONText.string(keeping.form.rawValue)),
            ("bodies-file", Self.text(keeping.file)),
            ("robots", JSONText.string(manners.robots.rawValue)),
            ("nofollow", JSONText.string(manners.nofollow.rawValue)),
            ("allow-private", JSONText.array(of: manners.allowedPrivate)),
            ("allow-port", JSONText.array(of: manners.allowedPorts)),
            ("dns-servers", JSONText.array(of: manners.nameServers)),
        ]
        members += ignoredMembers + paceMembers + requestMembers + unattendedMembers
        if !sources.hosts.isEmpty { members.append(("hosts", hostMember)) }
        let pairs = members.map { name, value in "\(JSONText.string(name)):\(value)" }
        return "{" + pairs.joined(separator: ",") + "}"
    }

    private var ignoredMembers: [(name: String, value: String)] {
        [
            ("ignore-query", JSONText.array(of: ignored.queryKeys)),
            ("ignore-sessions", String(ignored.sessions)),
            ("ignore-trailing-slash", String(ignored.trailingSlash)),
            ("ignore-www", String(ignored.www)),
            ("ignore-scheme", String(ignored.scheme)),
        ]
    }

    private var paceMembers: [(name: String, value: String)] {
        let pace = manners.pace
        return [
            ("per-ip", pace.perAddress.map(String.init) ?? "null"),
            ("per-ip-delay", pace.addressDelay.map(Self.seconds) ?? "null"),
            ("delay-jitter", String(pace.jitter)),
            ("adaptive", String(pace.adapts)),
            ("rate", pace.rate.map { String($0) } ?? "null"),
            ("give-up", String(pace.patience)),
        ]
    }

    private var unattendedMembers: [(name: String, value: String)] {
        let deadline =
            switch unattended.deadline {
            case nil: "null"
            case .after(let time): Self.seconds(time)
            case .at(let hour, let minute):
                "\"\(hour):\(Figure.twoDigits(Int64(minute)))\""
            }
        return [
            ("deadline", deadline),
            ("max-failed", String(unattended.maximumFailed)),
            ("fail-on", JSONText.array(of: unattended.failOn)),
            ("min-free", String(unattended.minimumFree)),
            ("max-memory", unattended.maximumMemory.map(String.init) ?? "null"),
        ]
    }

    /// What differs from host to host, as it was written.
    private var hostMember: String {
        let hosts = sources.hosts.sorted { $0.key < $1.key }.map { name, options in
            let pairs = options.sources.given.sorted { $0.key < $1.key }.map {
                (option, given) -> String in
                let isList = Option.named(option)?.isRepeatable == true
                let value =
                    isList
                    ? JSONText.array(of: given.values)
                    : JSONText.string(given.values.last ?? "")
                return "\(JSONText.string(option)):\(value)"
            }
            return "\(JSONText.string(name)):{\(pairs.joined(separator: ","))}"
        }
        return "{\(hosts.joined(separator: ","))}"
    }

    /// Files are named; what secrets they hold is kept nowhere.
    private var requestMembers: [(name: String, value: String)] {
        let requests = manners.requests
        return [
            ("header", JSONText.array(of: requests.headers)),
            ("header-file", Self.text(requests.headerFile)),
            ("contact", Self.text(requests.contact)),
            ("auth-file", Self.text(requests.authFile)),
            ("cookies", String(requests.areRecognised)),
            ("cookie-jar", Self.text(requests.cookieJar)),
            ("proxy", Self.text(requests.proxy)),
            ("ca-file", Self.text(requests.authoritiesFile)),
            ("insecure", String(requests.believesAnybody)),
            ("http2", String(requests.speaksHTTP2)),
        ]
    }

    private static func text(_ text: String?) -> String {
        text.map(JSONText.string) ?? "null"
    }

    private static func seconds(_ duration: Duration) -> String {
        String(duration / .seconds(1))
    }
}

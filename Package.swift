// swift-tools-version: 6.3
import PackageDescription

let houseRules: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .enableExperimentalFeature("Lifetimes"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// A C library as it comes: a module map, and a header that includes it.
func ground(_ name: String, _ pkgConfig: String, package: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// A library target and the tests that mirror it.
func room(
    _ name: String,
    on lower: Target.Dependency...,
    testedWith others: [Target.Dependency] = []
) -> [Target] {
    [
        .target(name: name, dependencies: lower, swiftSettings: houseRules),
        .testTarget(
            name: "\(name)Tests",
            dependencies: [.byName(name: name), "CrawlTestSupport"] + lower + others,
            swiftSettings: houseRules
        ),
    ]
}

let floor0: [Target] = [
    .systemLibrary(name: "CLinux"),
    ground("CCurl", "libcurl", package: "libcurl4-openssl-dev"),
    ground("CAres", "libcares", package: "libc-ares-dev"),
    ground("CSQLite", "sqlite3", package: "libsqlite3-dev"),
    ground("CZlib", "zlib", package: "zlib1g-dev"),
    ground("CZstd", "libzstd", package: "libzstd-dev"),
    ground("CBrotli", "libbrotlidec", package: "libbrotli-dev"),
    ground("CPSL", "libpsl", package: "libpsl-dev"),
    ground("CCrypto", "libcrypto", package: "libssl-dev"),
]

let standards: [[Target]] = [
    room("URLStandard"),
    room("HTMLStandard"),
    room("CSSStandard"),
    room("EncodingStandard", testedWith: ["Digests"]),
    room("RobotsStandard"),
    room("MIMEStandard"),
    room("HTTPStandard"),
]

let tools: [[Target]] = [
    room("Linux", on: "CLinux"),
    room("Curl", on: "CCurl", "CCrypto", testedWith: ["CrawlDemo", "Linux", "URLStandard"]),
    room("Ares", on: "CAres", testedWith: ["Linux"]),
    room("SQLite", on: "CSQLite"),
    room("Compression", on: "CZlib", "CZstd", "CBrotli"),
    room("DomainNames", on: "CPSL"),
    room("Digests", on: "CCrypto"),
]

let vocabulary: [[Target]] = [
    room("CrawlModel", on: "URLStandard", "Digests", testedWith: ["CrawlArguments"]),
    room("CrawlFormat", on: "SQLite", "Compression", "DomainNames", "Linux"),
    room("ArchiveFormat", on: "Compression", "Digests"),
    room("CrawlSeen"),
    room("CrawlWaiting", on: "URLStandard"),
    room("CrawlScope", on: "URLStandard", "DomainNames"),
    room("CrawlPoliteness", on: "URLStandard", "RobotsStandard", "DomainNames", "Linux"),
]

let rooms: [[Target]] = [
    room("CrawlSeeds", on: "CrawlModel", "CrawlScope", "URLStandard", "Linux"),
    room(
        "CrawlFrontier",
        on: "CrawlModel",
        "CrawlSeen",
        "CrawlScope",
        "CrawlPoliteness",
        "CrawlWaiting",
        "URLStandard",
        "RobotsStandard",
        "Linux",
        testedWith: ["CrawlDispatch"]
    ),
    room(
        "CrawlFetch",
        on: "CrawlModel",
        "DomainNames",
        "URLStandard",
        "Curl",
        "Ares",
        "Compression",
        "Linux",
        testedWith: ["CrawlDemo"]
    ),
    room(
        "CrawlParse",
        on: "CrawlModel",
        "URLStandard",
        "HTMLStandard",
        "CSSStandard",
        testedWith: ["CAllocations"]
    ),
    room("CrawlContent", on: "CrawlModel", "URLStandard", "EncodingStandard", "MIMEStandard"),
    room("CrawlSitemaps", on: "URLStandard"),
    room(
        "CrawlRestraint",
        on: "CrawlModel",
        "HTTPStandard",
        "DomainNames",
        "Linux",
        testedWith: ["URLStandard"]
    ),
    room(
        "CrawlPacking",
        on: "CrawlFormat",
        "CrawlModel",
        "Compression",
        testedWith: ["URLStandard"]
    ),
    room(
        "CrawlStore",
        on: "CrawlFormat",
        "CrawlModel",
        "CrawlSeen",
        "URLStandard",
        "DomainNames",
        "SQLite",
        "Linux",
        testedWith: ["CrawlRecall", "CrawlReport"]
    ),
    room(
        "CrawlRecall",
        on: "CrawlFormat",
        "CrawlModel",
        "URLStandard",
        "SQLite",
        "Linux",
        testedWith: ["CrawlStore"]
    ),
    room(
        "CrawlTables",
        on: "CrawlFormat",
        "CrawlModel",
        "SQLite",
        "EncodingStandard",
        "Linux",
        testedWith: ["CrawlStore"]
    ),
    room(
        "CrawlReport",
        on: "CrawlFormat",
        "CrawlModel",
        "URLStandard",
        "SQLite",
        "Digests",
        testedWith: ["CrawlPacking", "CrawlStore"]
    ),
    room(
        "CrawlAudit",
        on: "CrawlFormat",
        "CrawlModel",
        "SQLite",
        testedWith: ["CrawlStore", "HTMLStandard"]
    ),
    room(
        "CrawlControl",
        on: "CrawlFormat",
        "CrawlModel",
        "CrawlScope",
        "SQLite",
        "URLStandard",
        "Linux",
        testedWith: ["CrawlStore"]
    ),
    room("CrawlDemo", on: "Linux"),
    room("CrawlArguments", on: "CrawlModel"),
]

let engine: [[Target]] = [
    room(
        "CrawlDispatch",
        on: "CrawlFrontier",
        "CrawlModel",
        "CrawlPoliteness",
        "CrawlScope",
        "URLStandard",
        "Linux"
    ),
    room(
        "CrawlEngine",
        on: "CrawlDispatch",
        "CrawlFormat",
        "CrawlModel",
        "CrawlSeen",
        "CrawlScope",
        "CrawlPoliteness",
        "CrawlFrontier",
        "CrawlFetch",
        "CrawlRestraint",
        "CrawlContent",
        "CrawlControl",
        "CrawlParse",
        "CrawlSitemaps",
        "CrawlPacking",
        "CrawlStore",
        "CrawlRecall",
        "SQLite",
        "URLStandard",
        "RobotsStandard",
        "Compression",
        "MIMEStandard",
        "DomainNames",
        "Digests",
        "Linux",
        testedWith: ["crawl", "CrawlDemo"]
    ),
    room(
        "CrawlVoice",
        on: "CrawlArguments",
        "CrawlControl",
        "CrawlFetch",
        "CrawlModel",
        "CrawlReport",
        "RobotsStandard",
        "URLStandard",
        "Linux"
    ),
    room(
        "CrawlExport",
        on: "ArchiveFormat",
        "CrawlFormat",
        "CrawlModel",
        "CrawlTables",
        "HTTPStandard",
        "SQLite",
        "Compression",
        "Digests",
        "Linux",
        testedWith: ["CrawlStore", "URLStandard"]
    ),
    room("CrawlManual", on: "CrawlArguments", "CrawlModel", testedWith: ["Linux"]),
]

let planning: [Target] = room(
    "CrawlPlanning",
    on: "CrawlArguments",
    "CrawlEngine",
    "CrawlExport",
    "CrawlFetch",
    "CrawlFormat",
    "CrawlFrontier",
    "CrawlModel",
    "CrawlPoliteness",
    "CrawlReport",
    "CrawlRestraint",
    "CrawlScope",
    "CrawlSeeds",
    "CrawlSitemaps",
    "CrawlStore",
    "CrawlTables",
    "CrawlVoice",
    "Curl",
    "DomainNames",
    "Linux",
    "URLStandard"
)

let roof: [Target] = [
    .executableTarget(
        name: "crawl",
        dependencies: [
            "CrawlArguments", "CrawlEngine", "CrawlManual", "CrawlModel", "CrawlPlanning",
            "CrawlScope",
            "CrawlSeeds", "CrawlFrontier", "CrawlExport", "CrawlFetch", "CrawlFormat",
            "CrawlAudit", "CrawlControl", "CrawlReport", "CrawlStore", "CrawlTables", "CrawlVoice",
            "CrawlRestraint", "RobotsStandard",
            "CrawlDemo", "URLStandard", "Linux", "Compression", "Curl", "Ares", "SQLite",
        ],
        swiftSettings: houseRules
    ),
    .testTarget(
        name: "crawlTests",
        dependencies: [
            "crawl", "CrawlTestSupport", "Compression", "CrawlArguments", "CrawlDemo",
            "CrawlManual", "CrawlModel", "CrawlReport", "Linux", "SQLite",
        ],
        swiftSettings: houseRules
    ),
]

let workshop: [Target] = [
    .target(
        name: "CrawlTestSupport",
        dependencies: ["CStorageFaults", "CrawlDemo", "Compression", "Linux"],
        path: "Tests/CrawlTestSupport",
        swiftSettings: houseRules
    ),
    .testTarget(name: "HouseTests", swiftSettings: houseRules),
    .executableTarget(
        name: "crawl-conformance",
        dependencies: [
            "Compression", "CrawlContent", "CrawlParse", "CrawlSitemaps", "CrawlTestSupport",
            "EncodingStandard", "HTMLStandard", "Linux", "MIMEStandard", "RobotsStandard",
            "URLStandard",
        ],
        path: "Tests/Conformance",
        swiftSettings: houseRules
    ),
    .testTarget(
        name: "ConformanceTests",
        dependencies: [
            "crawl-conformance", "CrawlTestSupport", "EncodingStandard", "URLStandard",
        ],
        swiftSettings: houseRules
    ),
    .target(
        name: "CrawlFuzzing",
        dependencies: [
            "Compression", "CrawlContent", "CrawlModel", "CrawlParse", "CrawlSeeds",
            "CrawlSitemaps", "EncodingStandard", "HTMLStandard", "MIMEStandard", "RobotsStandard",
            "URLStandard",
        ],
        path: "Tests/Fuzzing",
        exclude: ["Seeds", "Words"],
        swiftSettings: houseRules
    ),
    .testTarget(
        name: "FuzzingTests",
        dependencies: ["CrawlFuzzing", "CrawlTestSupport", "Linux"],
        swiftSettings: houseRules
    ),
    .target(name: "CAllocations", path: "Tests/CAllocations"),
    .target(name: "CMachineFaults", path: "Tests/CMachineFaults"),
    .target(
        name: "CStorageFaults",
        dependencies: ["CSQLite"],
        path: "Tests/CStorageFaults"
    ),
    .executableTarget(
        name: "crawl-benchmarks",
        dependencies: [
            "CAllocations", "Compression", "CrawlAudit", "CrawlDemo", "CrawlEngine",
            "CrawlExport", "CrawlFetch", "CrawlFormat", "CrawlFrontier", "CrawlFuzzing",
            "CrawlModel", "CrawlPacking", "CrawlParse", "CrawlPoliteness", "CrawlRecall",
            "CrawlScope",
            "CrawlStore", "CrawlTables", "CrawlTestSupport", "Digests", "DomainNames",
            "HTMLStandard", "Linux",
            "SQLite", "URLStandard",
        ],
        path: "Tests/Benchmarks",
        exclude: ["Peers"],
        swiftSettings: houseRules
    ),
]

/// What libFuzzer drives has no main function, so it is there for `.ci/fuzz` alone.
let fuzzing: [Target] =
    Context.environment["CRAWL_FUZZING"] == nil
    ? []
    : [
        .executableTarget(
            name: "crawl-fuzzing",
            dependencies: ["CrawlFuzzing", "CrawlTestSupport", "Linux"],
            path: "Tests/FuzzingEntry",
            swiftSettings: houseRules
        )
    ]

let package = Package(
    name: "crawl",
    products: [
        .executable(name: "crawl", targets: ["crawl"]),
        .executable(name: "crawl-conformance", targets: ["crawl-conformance"]),
        // Tests have the command load it before all else.
        .library(name: "crawl-machine-faults", type: .dynamic, targets: ["CMachineFaults"]),
    ],
    targets: floor0
        + (standards + tools + vocabulary + rooms + engine).flatMap(\.self)
        + planning + roof + workshop + fuzzing
)

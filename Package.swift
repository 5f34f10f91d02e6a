// swift-tools-version: 6.2
import PackageDescription

/// The seven storeys, lowest first: a module imports only from storeys below its own (`Scripts/check-imports` keeps that).
let vocabulary: [Target] = [
    .target(name: "ClewModel")
]

let tools: [Target] = [
    .systemLibrary(
        name: "CLibCrypto", path: "Sources/CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
        name: "CZLib", path: "Sources/CZLib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(
        name: "SourceFiles",
        dependencies: [
            "ClewModel", "Yams", "CZLib", .target(name: "CLibCrypto", condition: .when(platforms: [.linux])),
        ]),
    .systemLibrary(
        name: "CLibXML", path: "Sources/CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
        name: "CLibZip", path: "Sources/CLibZip", pkgConfig: "libzip",
        providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .target(name: "OfficeFiles", dependencies: ["ClewModel", "SourceFiles", "CLibXML", "CLibZip"]),
    .target(name: "NameMatching", dependencies: ["ClewModel"]),
    .target(name: "CompactIndex"),
    .target(name: "Optimization"),
]

let engines: [Target] = [
    .target(name: "ListImport", dependencies: ["ClewModel", "SourceFiles", "CLibXML"]),
    .target(
        name: "StatementStore",
        dependencies: [
            "ClewModel", "SourceFiles", .product(name: "GRDB", package: "GRDB.swift"),
            .product(name: "GRDBSQLite", package: "GRDB.swift"),
        ]),
    .target(
        name: "Screening", dependencies: ["ClewModel", "SourceFiles", "OfficeFiles", "NameMatching", "CompactIndex"]),
    .target(name: "OwnershipAnalysis", dependencies: ["ClewModel", "SourceFiles", "CompactIndex"]),
    .target(name: "SupplyChain", dependencies: ["ClewModel", "SourceFiles", "OfficeFiles", "Optimization"]),
    .target(name: "LabourProgrammes", dependencies: ["ClewModel", "SourceFiles"]),
    .target(name: "RegimeRules", dependencies: ["ClewModel", "SourceFiles"]),
    .target(name: "SanctionsStudy", dependencies: ["ClewModel", "SourceFiles", "OfficeFiles"]),
    .target(name: "CaseStore", dependencies: ["ClewModel", "SourceFiles"]),
    .target(name: "Portfolio", dependencies: ["ClewModel", "SourceFiles"]),
    .target(name: "TradeRecords", dependencies: ["ClewModel", "SourceFiles"]),
]

let engineNames: [Target.Dependency] = [
    "ClewModel", "SourceFiles", "OfficeFiles", "NameMatching", "CompactIndex", "Optimization", "ListImport",
    "StatementStore",
    "Screening",
    "OwnershipAnalysis", "SupplyChain", "LabourProgrammes", "RegimeRules", "SanctionsStudy",
    "Portfolio", "TradeRecords",
]

let world: [Target] = [
    .target(name: "World", dependencies: engineNames)
]

let casework: [Target] = [
    .target(
        name: "Casework",
        dependencies: engineNames + ["World", .product(name: "Mustache", package: "swift-mustache")],
        resources: [.embedInCode("Templates")]
    )
]

/// The pages that people work in: they know casework, and no server.
let pages: [Target] = [
    .target(
        name: "Workbench", dependencies: engineNames + ["CaseStore", "World", "Casework"],
        resources: [.embedInCode("Templates")]
    )
]

let faces: [Target] = [
    // Only the service hashes passwords; `clew` itself is not linked with it.
    .systemLibrary(
        name: "CLibSodium", path: "Sources/CLibSodium", pkgConfig: "libsodium",
        providers: [.apt(["libsodium-dev"]), .brew(["libsodium"])]),
    .target(
        name: "ClewCommands",
        dependencies: engineNames + [
            "CaseStore", "Casework", "World", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ]
    ),
    .executableTarget(name: "clew", dependencies: ["ClewCommands"]),
    .target(
        name: "ClewService",
        dependencies: engineNames + [
            "Casework", "World", "Workbench", "CLibSodium", .product(name: "Hummingbird", package: "hummingbird"),
        ]
    ),
    .executableTarget(
        name: "clew-service",
        dependencies: ["ClewService", .product(name: "ArgumentParser", package: "swift-argument-parser")]
    ),
]

/// Test folders mirror source folders.
let tests: [Target] = [
    .target(name: "TestSupport", dependencies: ["ClewModel"], path: "Tests/TestSupport"),
    .target(
        name: "InventedWorlds", dependencies: ["ClewModel", "StatementStore", "World", "TestSupport"],
        path: "Tests/InventedWorlds"),
    .target(
        name: "WorkSchedules",
        dependencies: ["Workbench", "CaseStore", "ClewModel", "Screening", "StatementStore", "World", "TestSupport"],
        path: "Tests/WorkSchedules"),
    .testTarget(name: "ClewModelTests", dependencies: ["ClewModel", "TestSupport"]),
    .testTarget(name: "SourceFilesTests", dependencies: ["SourceFiles", "ClewModel", "TestSupport"]),
    .testTarget(name: "OfficeFilesTests", dependencies: ["OfficeFiles", "SourceFiles", "ClewModel", "TestSupport"]),
    .testTarget(name: "NameMatchingTests", dependencies: ["NameMatching"]),
    .testTarget(name: "CompactIndexTests", dependencies: ["CompactIndex"]),
    .testTarget(name: "OptimizationTests", dependencies: ["Optimization", "TestSupport"]),
    .testTarget(name: "ListImportTests", dependencies: ["ListImport", "ClewModel", "SourceFiles", "TestSupport"]),
    .testTarget(
        name: "StatementStoreTests",
        dependencies: [
            "StatementStore", "ClewModel", "SourceFiles", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            .product(name: "GRDBSQLite", package: "GRDB.swift"),
        ]
    ),
    .testTarget(
        name: "ScreeningTests",
        dependencies: [
            "Screening", "ClewModel", "SourceFiles", "NameMatching", "CompactIndex", "OfficeFiles", "TestSupport",
        ]
    ),
    .testTarget(
        name: "OwnershipAnalysisTests", dependencies: ["OwnershipAnalysis", "ClewModel", "SourceFiles", "TestSupport"]),
    .testTarget(
        name: "SupplyChainTests",
        dependencies: ["SupplyChain", "ClewModel", "SourceFiles", "OfficeFiles", "Optimization", "TestSupport"]),
    .testTarget(
        name: "LabourProgrammesTests", dependencies: ["LabourProgrammes", "ClewModel", "SourceFiles", "TestSupport"]),
    .testTarget(name: "RegimeRulesTests", dependencies: ["RegimeRules", "ClewModel", "SourceFiles", "TestSupport"]),
    .testTarget(name: "PortfolioTests", dependencies: ["Portfolio", "SourceFiles", "ClewModel", "TestSupport"]),
    .testTarget(
        name: "TradeRecordsTests",
        dependencies: ["TradeRecords", "Screening", "SourceFiles", "ClewModel", "TestSupport"]),
    .testTarget(name: "WorldTests", dependencies: engineNames + ["World", "TestSupport"]),
    .testTarget(
        name: "CaseworkTests", dependencies: engineNames + ["World", "Casework", "TestSupport", "InventedWorlds"]),
    .testTarget(name: "CaseStoreTests", dependencies: ["CaseStore", "ClewModel", "SourceFiles", "TestSupport"]),
    .testTarget(
        name: "WorkbenchTests",
        dependencies: engineNames + [
            "Workbench", "WorkSchedules", "CaseStore", "ClewService", "World", "Casework", "TestSupport",
        ]),
    .testTarget(
        name: "SanctionsStudyTests",
        dependencies: ["SanctionsStudy", "ClewModel", "SourceFiles", "OfficeFiles", "TestSupport"]),
    .testTarget(
        name: "ClewCommandsTests",
        dependencies: engineNames + ["ClewCommands", "CaseStore", "World", "Casework", "TestSupport"]),
    .testTarget(
        name: "ClewServiceTests",
        dependencies: [
            "ClewService", "World", "Casework", "Screening", "StatementStore", "SourceFiles", "ClewModel",
            "OwnershipAnalysis",
            "TestSupport", "InventedWorlds",
        ]),
]

/// Built for `make bench` alone.
let benchmarks: [Target] =
    Context.environment["CLEW_BENCHMARKS"] == nil
    ? []
    : [
        .executableTarget(name: "name-training", dependencies: ["NameMatching"], path: "Benchmarks/NameMatching"),
        .executableTarget(
            name: "screening-benchmark",
            dependencies: ["Screening", "ClewModel", "SourceFiles", "NameMatching", "CompactIndex"],
            path: "Benchmarks/screening",
            sources: ["ForestTraining.swift", "Worlds.swift", "main.swift"]
        ),
        .executableTarget(
            name: "list-benchmark", dependencies: ["ListImport", "SourceFiles", "ClewModel"], path: "Benchmarks/lists",
            exclude: ["README.md", "generate.py", "peer.py", "published", "run"], sources: ["main.swift"]
        ),
        .executableTarget(
            name: "reading-benchmark", dependencies: ["LabourProgrammes", "ClewModel"], path: "Benchmarks/reading",
            exclude: ["peer.py"], sources: ["main.swift"]
        ),
        .executableTarget(
            name: "ownership-benchmark", dependencies: ["World", "OwnershipAnalysis", "ClewModel"],
            path: "Benchmarks/ownership",
            sources: ["HoldingNetwork.swift", "Measurement.swift", "ProcessorClock.swift", "main.swift"]
        ),
        .executableTarget(
            name: "supply-benchmark", dependencies: ["SupplyChain", "ClewModel"], path: "Benchmarks/supply"),
        .executableTarget(
            name: "trade-benchmark", dependencies: ["TradeRecords"], path: "Benchmarks/trade", sources: ["main.swift"]),
    ]

/// Built for `make attack` alone.
let attack: [Target] =
    Context.environment["CLEW_ATTACK"] == nil
    ? []
    : [
        .executableTarget(
            name: "clew-attack", dependencies: engineNames + ["World", "Casework", "WorkSchedules"],
            path: "Attack/Engines")
    ]

let package = Package(
    name: "clew",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "clew", targets: ["clew"]),
        .executable(name: "clew-service", targets: ["clew-service"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    ],
    targets: vocabulary + tools + engines + world + casework + pages + faces + tests + benchmarks + attack
)

// For `make fuzz` the package is the fuzz target and the modules that it feeds: instrumenting those takes a minute,
// instrumenting the service would take many.
if Context.environment["CLEW_FUZZING"] != nil {
    let fuzzedEngines = engines.filter {
        ["ListImport", "Screening", "OwnershipAnalysis", "SupplyChain"].contains($0.name)
    }
    package.products = []
    package.dependencies = [.package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2")]
    package.targets =
        vocabulary + tools + fuzzedEngines + [
            .executableTarget(
                name: "clew-fuzz",
                dependencies: [
                    "ClewModel", "SourceFiles", "OfficeFiles", "NameMatching", "CompactIndex", "ListImport",
                    "Screening", "OwnershipAnalysis", "SupplyChain",
                ],
                path: "Fuzzing", exclude: ["names.dict", "run", "seeds"])
        ]
}

// `make test ONLY=SupplyChain` builds and tests the named modules and what they import, and nothing else: a minute, where
// the whole package takes several.
if let only = Context.environment["CLEW_ONLY"] {
    func names(of target: Target) -> [String] {
        target.dependencies.compactMap { dependency in
            switch dependency {
            case .targetItem(let name, _), .productItem(let name, _, _, _), .byNameItem(let name, _): name
            @unknown default: nil
            }
        }
    }
    let modules = Set(only.split(separator: ",").map(String.init))
    var needed = modules.union(modules.map { $0 + "Tests" })
    var known = 0
    while known != needed.count {
        known = needed.count
        for target in package.targets where needed.contains(target.name) { needed.formUnion(names(of: target)) }
    }
    package.targets.removeAll { !needed.contains($0.name) }
    package.products.removeAll { !needed.contains($0.name) }
    let packages = [
        "ArgumentParser": "swift-argument-parser", "GRDB": "GRDB.swift", "GRDBSQLite": "GRDB.swift",
        "Hummingbird": "hummingbird", "Mustache": "swift-mustache", "Yams": "Yams",
    ]
    let kept = Set(needed.compactMap { packages[$0] })
    package.dependencies.removeAll { dependency in
        guard case .sourceControl(_, let location, _) = dependency.kind else { return false }
        return !kept.contains { location.hasSuffix("/" + $0 + ".git") }
    }
}

for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .swiftLanguageMode(.v6),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ]
}

// What counts, compares and searches is optimized in debug builds too, where it would take ten times as long: the tests run
// the program thousands of times. To step through one of these modules in a debugger, take its name out here.
let optimized: Set = [
    "ClewModel", "SourceFiles", "NameMatching", "CompactIndex", "Optimization", "Screening", "OwnershipAnalysis",
    "SupplyChain", "TradeRecords",
]
// A fuzzer built for a few seconds of running is not worth the time that it takes to optimize.
for target in package.targets
where optimized.contains(target.name) && Context.environment["CLEW_FUZZING"] == nil {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-O"], .when(configuration: .debug))]
}

import Foundation

/// What a run of the fuzzer feeds its inputs to; the variable `CLEW_FUZZ` of the environment names it.
enum FuzzTarget: String, CaseIterable {
    /// Names taken apart, written down, read back and compared.
    case names
    /// Identifiers, dates and codes of countries.
    case identifiers
    /// Compiled indexes, damaged or made up.
    case index
    /// Screening in a damaged index.
    case screening
    /// JSON lines, CSV, small tables, YAML, files of parties.
    case readers
    /// The importers of published lists.
    case lists
    /// Case folders: parties, lots, events, shipments, pools, stakes.
    case cases
    /// Tables of stakes, and stakes that were kept from an earlier run.
    case stakes
    /// Workbooks, documents of word processors, web pages and texts.
    case office

    /// The target of this run.
    static let current: FuzzTarget = {
        let name = ProcessInfo.processInfo.environment["CLEW_FUZZ"] ?? ""
        guard let target = FuzzTarget(rawValue: name) else {
            fatalError("set CLEW_FUZZ to one of \(allCases.map(\.rawValue).joined(separator: ", ")); found “\(name)”")
        }
        return target
    }()

    /// Tries one input; the process ends where a law is broken.
    func run(_ input: [UInt8]) {
        switch self {
        case .names: NameTarget.run(input)
        case .identifiers: IdentifierTarget.run(input)
        case .index: IndexTarget.run(input)
        case .screening: ScreeningTarget.run(input)
        case .readers: ReaderTarget.run(input)
        case .lists: ListTarget.run(input)
        case .cases: CaseTarget.run(input)
        case .stakes: StakesTarget.run(input)
        case .office: OfficeTarget.run(input)
        }
    }
}

/// The entry that libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzTarget.current.run([UInt8](UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// Ends the process with a reason, if a law is broken; the fuzzer then saves the input that broke it.
func demand(
    _ law: Bool, _ reason: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
) {
    if !law { fatalError(reason(), file: file, line: line) }
}

/// The value of something that every run needs, such as the name tables.
func needed<Value>(_ make: () throws -> Value) -> Value {
    do {
        return try make()
    } catch {
        fatalError("the run cannot start; start it in the folder of the repository: \(error)")
    }
}

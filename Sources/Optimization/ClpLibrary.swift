#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The functions of COIN-OR CLP, looked up in the shared library of the machine.
///
/// The library is opened when first needed, so that Clew builds and runs on a machine without it, and nobody needs its
/// headers to build. Its interface in C is `Clp_C_Interface.h`, unchanged in all releases 1.x.
struct ClpLibrary: Sendable {
    typealias Model = UnsafeMutableRawPointer
    typealias Numbers = UnsafePointer<Double>

    typealias NewModel = @convention(c) @Sendable () -> Model?
    typealias DeleteModel = @convention(c) @Sendable (Model) -> Void
    typealias LoadProblem =
        @convention(c) @Sendable (
            Model, Int32, Int32, UnsafePointer<Int32>, UnsafePointer<Int32>, Numbers, Numbers, Numbers, Numbers,
            Numbers,
            Numbers
        ) -> Void
    typealias SetInteger = @convention(c) @Sendable (Model, Int32) -> Void
    typealias SetNumber = @convention(c) @Sendable (Model, Double) -> Void
    typealias Method = @convention(c) @Sendable (Model, Int32) -> Int32
    typealias Status = @convention(c) @Sendable (Model) -> Int32
    typealias Vector = @convention(c) @Sendable (Model) -> UnsafeMutablePointer<Double>?
    typealias VersionText = @convention(c) @Sendable () -> UnsafePointer<CChar>?

    let newModel: NewModel
    let deleteModel: DeleteModel
    let loadProblem: LoadProblem
    let setLogLevel: SetInteger
    let setPrimalTolerance: SetNumber
    let setDualTolerance: SetNumber
    let setMaximumIterations: SetInteger
    let primal: Method
    let dual: Method
    let status: Status
    let objective: Vector
    let columnSolution: Vector
    let rowMultipliers: Vector
    /// The release, such as `1.17.6`.
    let version: String

    /// The library of this machine; `nil` where there is none.
    static let installed = ClpLibrary()

    private init?() {
        let names = ["libClp.so.1", "libClp.so", "libClp.1.dylib", "libClp.dylib"]
        guard let handle = names.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first else { return nil }
        func symbol<Function>(_ name: String, _ type: Function.Type) -> Function? {
            dlsym(handle, name).map { unsafeBitCast($0, to: type) }
        }
        guard let newModel = symbol("Clp_newModel", NewModel.self),
            let deleteModel = symbol("Clp_deleteModel", DeleteModel.self),
            let loadProblem = symbol("Clp_loadProblem", LoadProblem.self),
            let setLogLevel = symbol("Clp_setLogLevel", SetInteger.self),
            let setPrimalTolerance = symbol("Clp_setPrimalTolerance", SetNumber.self),
            let setDualTolerance = symbol("Clp_setDualTolerance", SetNumber.self),
            let setMaximumIterations = symbol("Clp_setMaximumIterations", SetInteger.self),
            let primal = symbol("Clp_primal", Method.self),
            let dual = symbol("Clp_dual", Method.self),
            let status = symbol("Clp_status", Status.self),
            let objective = symbol("Clp_objective", Vector.self),
            let columnSolution = symbol("Clp_primalColumnSolution", Vector.self),
            let rowMultipliers = symbol("Clp_dualRowSolution", Vector.self),
            let version = symbol("Clp_Version", VersionText.self)
        else { return nil }
        self.newModel = newModel
        self.deleteModel = deleteModel
        self.loadProblem = loadProblem
        self.setLogLevel = setLogLevel
        self.setPrimalTolerance = setPrimalTolerance
        self.setDualTolerance = setDualTolerance
        self.setMaximumIterations = setMaximumIterations
        self.primal = primal
        self.dual = dual
        self.status = status
        self.objective = objective
        self.columnSolution = columnSolution
        self.rowMultipliers = rowMultipliers
        self.version = version().map { String(cString: $0) } ?? "of unknown version"
    }
}

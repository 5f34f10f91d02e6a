import ClewModel
public import Foundation
public import SourceFiles

/// The law as data: every regime of `Reference/regimes`.
public struct RegimeCatalog: Sendable {
    /// The regimes, sorted by key.
    public let regimes: [Regime]

    /// Reads every `.yaml` file of a folder.
    ///
    /// - Parameter directory: The folder, such as `Reference/regimes`.
    /// - Throws: ``RegimeError`` with every problem of every file: law that is half read is not used.
    public init(directory: URL) throws(RegimeError) {
        try self.init(files: ReferenceFolder.files(in: directory, endingIn: ".yaml"))
    }

    /// Reads files already at hand.
    ///
    /// - Throws: ``RegimeError`` with every problem of every file.
    public init(files: [SourceFile]) throws(RegimeError) {
        var diagnostics: [Diagnostic] = []
        let read = files.compactMap { RegimeReader.regime($0, into: &diagnostics) }
        let regimes = read.map(\.regime)
        ProvisionConflicts(read).report(into: &diagnostics)
        for (key, same) in Dictionary(grouping: regimes, by: \.key).sorted(by: { $0.key < $1.key }) where same.count > 1
        {
            diagnostics.append(
                Diagnostic(
                    .error, code: "regime.duplicate", "\(same.count) files hold the regime \(key)",
                    at: SourceLocation(file: key + ".yaml")))
        }
        guard diagnostics.isEmpty else {
            throw RegimeError(
                .invalidData, "the regimes have \(diagnostics.count) problems", diagnostics: diagnostics)
        }
        self.regimes = regimes.sorted { $0.key < $1.key }
    }

    /// The regime with a key.
    public subscript(key: String) -> Regime? {
        regimes.first { $0.key == key }
    }

    /// The provision with an identifier, and its regime.
    public func provision(_ id: ProvisionID) -> (regime: Regime, provision: Provision)? {
        for regime in regimes {
            if let provision = regime.provisions.first(where: { $0.id == id }) { return (regime, provision) }
        }
        return nil
    }

    /// The regimes that names stand for.
    ///
    /// A name is the key of a regime (`us-uflpa`) or a jurisdiction (`us`, `eu`, `uk` or `gb`, `ca`, `cn`), which stands
    /// for all its regimes.
    ///
    /// - Returns: Each regime once, in the order of the names.
    /// - Throws: ``RegimeError/Code/unknownRegime`` naming every name that stands for nothing.
    public func regimes(named names: [String]) throws(RegimeError) -> [Regime] {
        var found: [Regime] = []
        var unknown: [String] = []
        for name in names {
            let wanted = name.lowercased()
            let jurisdiction = wanted == "uk" ? "gb" : wanted
            let matches = regimes.filter { $0.key == wanted || $0.jurisdiction == jurisdiction }
            if matches.isEmpty { unknown.append(name) }
            found.appendNew(matches)
        }
        guard unknown.isEmpty else {
            let known = regimes.map(\.key).joined(separator: ", ")
            throw RegimeError(
                .unknownRegime,
                "no regime \(unknown.joined(separator: ", ")); known are us, eu, uk, ca, cn and \(known)")
        }
        return found
    }
}

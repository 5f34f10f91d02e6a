public import ClewModel
public import Foundation
import Portfolio
import Screening
import SourceFiles
import SupplyChain
public import World

/// Reads whom to monitor: the parties of a case folder, the issuers of a list of holdings, or the rows of a table or of JSON lines.
public enum MonitorDesk {
    /// Reads subjects.
    ///
    /// A folder is a case. A file whose header says how much is held is a list of holdings; any other is a list of parties, as
    /// `clew screen` reads it.
    ///
    /// - Parameter diagnostics: Receives what someone must look at.
    /// - Throws: `monitor.subjects` where nobody can be read.
    public static func subjects(
        at url: URL, knowledge: KnowledgeBase, into diagnostics: inout [Diagnostic]
    ) throws(ClewError) -> [MonitoredSubject] {
        var isDirectory: ObjCBool = false
        let path = url.path(percentEncoded: false)
        var found: [MonitoredSubject]
        if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
            found = try parties(ofCase: url, knowledge)
        } else if let holdings = try holdings(url, into: &diagnostics) {
            found = holdings
        } else {
            var log = DiagnosticLog()
            var parties: [MonitoredSubject] = []
            try withScreeningErrors {
                try PartyReader().read(ScreeningInput(file: url, name: url.lastPathComponent), into: &log) {
                    entity, _ in
                    parties.append(MonitoredSubject(ScreeningQuery(entity), phones: entity[.phone]))
                }
            }
            diagnostics += log.first
            found = parties
        }
        found = found.filter { !$0.key.isEmpty && (!$0.names.isEmpty || !$0.identifiers.isEmpty) }
        guard !found.isEmpty else {
            throw ClewError(
                .monitorSubjects, "\(url.lastPathComponent) names nobody to monitor", diagnostics: diagnostics)
        }
        return found
    }

    private static func parties(ofCase folder: URL, _ knowledge: KnowledgeBase) throws(ClewError) -> [MonitoredSubject]
    {
        do {
            let found = try CaseFolder.read(folder, commodities: knowledge.commodities)
            return found.parties.map { MonitoredSubject(ScreeningStep.query($0)) }
        } catch let error as CaseError {
            throw ClewError(.monitorSubjects, "The case cannot be read.", diagnostics: error.diagnostics)
        } catch let error as ClewError {
            throw error
        } catch {
            throw ClewError(.monitorSubjects, "The case cannot be read: \(error)")
        }
    }

    /// The issuers of a list of holdings; `nil` where the file is none.
    ///
    /// - Throws: `monitor.subjects` with every problem where it is one and cannot be used: taken for parties, its issuers would
    ///   be lost.
    private static func holdings(
        _ url: URL, into diagnostics: inout [Diagnostic]
    ) throws(ClewError) -> [MonitoredSubject]? {
        var found: [Diagnostic] = []
        let file = try PortfolioFile.read(url, into: &found).table
        guard HoldingsReader.isList(file) else { return nil }
        // What the weights add up to does not matter here.
        let list = HoldingsReader(weightUnit: .percent).read(file)
        guard !list.hasErrors else {
            throw ClewError(
                .monitorSubjects, "\(file.name) is a list of holdings and cannot be used; nobody was added",
                diagnostics: found + list.diagnostics)
        }
        diagnostics += found + list.diagnostics
        return list.holdings.filter { $0.kind != .cash && $0.kind != .derivative }.map { MonitoredSubject($0) }
    }
}

extension ClewError.Code {
    /// Whom to monitor cannot be read.
    public static let monitorSubjects = ClewError.Code(rawValue: "monitor.subjects")
}

public import ClewModel
public import Foundation
public import SourceFiles

/// A new, empty case to fill in.
public enum CaseTemplate {
    /// Writes the files of an empty case, with comments that say what to fill in.
    ///
    /// Reading it back names each value that is still missing.
    ///
    /// - Parameters:
    ///   - folder: The folder, which must not be there yet or be empty.
    ///   - commodity: What the case is about.
    ///   - documents: EPCIS documents from which the parties, lots and events are taken; stages of a commodity other than the
    ///     generic one are left to fill in, for no event names them.
    ///   - notices: Invoices and ship notices from which the parties, lots and events are taken; the case keeps them as its
    ///     documents, each sealed by its digest.
    /// - Returns: What someone should look at in the documents.
    /// - Throws: ``CaseError`` if a document is refused, or the folder has files or cannot be written; then nothing of the
    ///   case is left in it.
    @discardableResult
    public static func write(
        to folder: URL, commodity: Commodity, epcis documents: [SourceFile] = [], notices: [BusinessDocument] = []
    ) throws(CaseError) -> [Diagnostic] {
        var draft = CaseDraft()
        var remarks: [Diagnostic] = []
        if let first = documents.first {
            let read = documents.map { EPCISDocument($0) }
            let chain = EPCISChain(
                read, isGeneric: commodity.key == CommodityCatalog.genericKey,
                start: SourceLocation(file: first.name, line: 1, column: 1))
            remarks = read.flatMap(\.diagnostics) + chain.diagnostics + chain.unitRemarks
            guard !remarks.contains(where: { $0.severity == .error }) else { throw CaseError(.invalidCase, remarks) }
            draft = chain.draft
        }
        var kept: [(name: String, file: SourceFile)] = []
        if let first = notices.first {
            remarks += notices.flatMap(\.diagnostics)
            guard !remarks.contains(where: { $0.severity == .error }) else { throw CaseError(.invalidCase, remarks) }
            let chain = BusinessChain(
                notices, isGeneric: commodity.key == CommodityCatalog.genericKey,
                start: SourceLocation(file: first.file.name, line: 1, column: 1))
            remarks += chain.diagnostics
            guard !remarks.contains(where: { $0.severity == .error }) else { throw CaseError(.invalidCase, remarks) }
            draft.merge(chain.draft, repeating: [CaseTable.events.rawValue])
            kept = chain.files
        }
        let manager = FileManager.default
        let name = folder.lastPathComponent
        func failure(_ message: String) -> CaseError {
            CaseError(
                .notWritable,
                [Diagnostic(.error, code: CaseError.Code.notWritable.rawValue, message, at: SourceLocation(file: name))]
            )
        }
        let path = folder.path(percentEncoded: false)
        let isThere = manager.fileExists(atPath: path)
        if isThere {
            guard let names = try? manager.contentsOfDirectory(atPath: path) else {
                throw failure("\(name) is a file or cannot be read; expected a new or empty folder")
            }
            guard names.isEmpty else { throw failure("\(name) is not empty; expected a new or empty folder") }
        }
        var written: [URL] = []
        do {
            try PrivateFile.makeFolder(folder)
            try PrivateFile.makeFolder(folder.appending(path: "documents"))
            for (file, text) in files(for: commodity) {
                let url = folder.appending(path: file)
                try PrivateFile.write(draft.tables[file]?.csv ?? text, to: url)
                written.append(url)
            }
            for (file, source) in kept {
                let url = folder.appending(path: "documents").appending(path: file)
                try PrivateFile.write(Data(source.bytes), to: url)
                written.append(url)
            }
        } catch {
            // Only what this call made is taken away again; what cannot be removed could not be written either.
            for url in written { try? manager.removeItem(at: url) }
            try? manager.removeItem(at: folder.appending(path: "documents"))
            if !isThere { try? manager.removeItem(at: folder) }
            throw failure("\(name) cannot be written; check the permissions and the space left")
        }
        return remarks
    }

    /// The files of an empty case, in order of name.
    static func files(for commodity: Commodity) -> [(name: String, text: String)] {
        let stages = commodity.stages.map { "#   \($0.key): \($0.output)" }.joined(separator: "\n")
        let types = Set(commodity.stages.flatMap(\.documents)).sorted().joined(separator: ", ")
        return [
            ("case.yaml", head(commodity)),
            ("documents/index.csv", documents(types)),
            ("events.csv", events),
            ("lots.csv", lots(stages)),
            ("milestones.csv", milestones),
            ("parties.csv", parties),
            ("pools.csv", pools),
            ("shipments.csv", shipments),
            ("stakes.csv", stakes),
        ]
    }

    private static func head(_ commodity: Commodity) -> String {
        """
        # What this case is about. Lines that start with # are comments; fill in what stands after each colon.
        # Every column of every file is explained in Examples/README.md of the Clew repository.

        # A short title for people, such as: Spring jackets, order 2025-118
        title:

        requester:
          # Who is asking
          name:
          # Two letters, such as us, de, gb
          country:

        # Whose law is asked about: us, eu, uk, ca
        jurisdictions: []

        commodity: \(commodity.key)
        # The goods in a few words
        goods:

        period:
          # The first and the last day that the case covers, such as 2025-01-01
          from:
          to:

        # Yields of your own plants, in place of the usual ranges. Take the # away to use one.
        # yields:
        #   - stage: \(commodity.stages.first { !$0.yields.isEmpty }?.key ?? commodity.stages[0].key)
        #     low: 0.0
        #     high: 0.0
        #     source: Production report of …

        """
    }

    private static let parties = """
        # Everyone in the chain, one row each: makers, traders, carriers, owners, laboratories.
        # other_names: other spellings and scripts, separated by semicolons. country: two letters. role: one or more of
        # \(CaseParty.Role.allCases.map(\.rawValue).joined(separator: ", "))
        # answer_days: in how many days the party answers when it is asked for records, where you know; for clew drill.
        id,name,other_names,kind,country,address,role,uscc,lei,registration_number,imo,answer_days,note

        """

    private static func lots(_ stages: String) -> String {
        """
        # Every quantity that was made, moved or used as one. stage: the step that made it, one of
        \(stages)
        #   other: what is not of this commodity
        # number: the lot or batch number as it stands on the maker's or seller's papers.
        # unit: \(UnitOfMeasure.allCases.map(\.rawValue).joined(separator: ", ")). unit_mass_kg: kilograms a piece, watt, metre, bale, drum or carton.
        id,stage,description,number,quantity,unit,producer,place,country,date,unit_mass_kg,solids_percent,homogeneous,documents

        """
    }

    private static let events = """
        # What happened to the lots, one row for each lot in each event; the rows of one event have the same event id.
        # type: transform, move or sell; store, issue or loss for a pool. direction: in or out for a transform, blank otherwise.
        # An input that nobody identifies is a row with direction in and a blank lot.
        # An issue has out for the lot that it made, and in for each stored lot that a record says it was taken from.
        event,type,date,party,counterparty,place,pool,direction,lot,quantity,unit,documents,note

        """

    private static let pools = """
        # Stores that lots go into and come out of without being told apart: warehouses, silos, tanks. Empty if there is none.
        # kind: apart (bales, bags) or mixed (a tank). opening_quantity, unit: what lay there before the first event.
        id,kind,description,opening_quantity,unit,party,documents

        """

    private static let milestones = """
        # What customs, an authority or you did, on a day that law counts from. Empty if there is none.
        # what: \(Milestone.Kind.allCases.map(\.rawValue).joined(separator: ", "))
        # until: the new last day, for an extension. shipment, party: ids; blank for all.
        # reference: the number on the notice, contract or payment.
        id,what,date,until,shipment,party,reference,documents,note

        """

    private static let shipments = """
        # What comes into the market that is asked about, one row for each lot in each shipment.
        # Goods that cross a border earlier in the chain are a move in events.csv.
        id,lot,quantity,unit,hs,shipped,imported,exporter,importer,from,to,declared_origin,vessel,documents

        """

    private static let stakes = """
        # Who holds what in whom, as far as known; both are ids of parties.csv.
        # percent: such as 25; or percent_low and percent_high; all blank if nobody says.
        owner,asset,percent,percent_low,percent_high,kind,from,to,source,pinpoint,url,date,confidence,verification

        """

    private static func documents(_ types: String) -> String {
        """
        # Every file in this folder and what it shows. events, lots, shipments, parties: ids, separated by semicolons.
        # number: the number printed on it, such as that of an invoice. sha256 seals a document: a later change will be reported.
        # redacted: what is blacked out. translation_of: the id of the document that this one translates.
        # quantity, unit: how much of goods it covers, such as a certificate of 20 t.
        # Types that such a chain leaves behind: \(types)
        id,file,type,number,sha256,events,lots,shipments,parties,issuer,date,language,redacted,translation_of,quantity,unit,note

        """
    }
}

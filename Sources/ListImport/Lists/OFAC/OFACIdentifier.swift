import ClewModel

/// The kinds of identifiers, dates and remarks by which OFAC describes a party, in all of its formats.
enum OFACIdentifier {
    /// Where a kind goes.
    enum Target {
        /// A property that takes the value as it is.
        case property(PropertyName)
        /// A document or register entry: a property, and an identification where it has a country or dates.
        case document(PropertyName)
        /// A date.
        case date(PropertyName)
        /// A country.
        case country(PropertyName)
        /// What the listing forbids or exposes others to.
        case provision
        /// A name of the weak kind.
        case weakAlias
        /// A former name of the weak kind.
        case formerName
        /// A link to another party by its name.
        case link
    }

    /// The kinds, by the words with which OFAC opens them.
    private static let table: [(label: String, target: Target)] = [
        ("DOB", .date(.birthDate)), ("POB", .property(.birthPlace)), ("nationality", .country(.nationality)),
        ("citizen", .country(.citizenship)), ("Gender", .property(.gender)), ("a.k.a.", .weakAlias),
        ("f.k.a.", .formerName), ("Linked To", .link), ("Passport", .document(.passportNumber)),
        ("National ID No.", .document(.idNumber)), ("Identification Number IMO", .property(.imoNumber)),
        ("Company Number IMO", .property(.imoNumber)),
        ("Vessel Registration Identification IMO", .property(.imoNumber)),
        ("Vessel Registration Identification", .property(.imoNumber)), ("Identification Number", .document(.idNumber)),
        ("National Foreign ID Number", .document(.idNumber)), ("Personal ID Card", .document(.idNumber)),
        ("Cedula No.", .document(.idNumber)), ("Cedula de Ciudadania", .document(.idNumber)),
        ("D.N.I.", .document(.idNumber)), ("SSN", .document(.idNumber)), ("C.U.R.P.", .document(.idNumber)),
        ("Driver's License No.", .document(.idNumber)), ("Electoral Registry No.", .document(.idNumber)),
        ("Credencial electoral", .document(.idNumber)), ("Cartilla de Servicio Militar Nacional", .document(.idNumber)),
        ("Residency Number", .document(.idNumber)), ("Stateless Person ID Card", .document(.idNumber)),
        ("Turkish Identification Number", .document(.idNumber)), ("Kenyan ID No.", .document(.idNumber)),
        ("Tax ID No.", .document(.taxNumber)), ("NIT #", .document(.taxNumber)), ("NIT", .document(.taxNumber)),
        ("RUC #", .document(.taxNumber)), ("RIF #", .document(.taxNumber)), ("R.F.C.", .document(.taxNumber)),
        ("RTN", .document(.taxNumber)), ("C.U.I.T.", .document(.taxNumber)), ("C.U.I.P.", .document(.taxNumber)),
        ("V.A.T. Number", .document(.taxNumber)), ("US FEIN", .document(.taxNumber)),
        ("Italian Fiscal Code", .document(.taxNumber)), ("Fiscal Code", .document(.taxNumber)),
        ("C.U.I.", .document(.taxNumber)), ("N.I.E.", .document(.idNumber)), ("C.I.F.", .document(.taxNumber)),
        ("Registration Number", .document(.registrationNumber)), ("Registration ID", .document(.registrationNumber)),
        ("Company Number", .document(.registrationNumber)), ("UK Company Number", .document(.registrationNumber)),
        ("Business Registration Number", .document(.registrationNumber)),
        ("Business Registration Document #", .document(.registrationNumber)),
        ("Business Number", .document(.registrationNumber)), ("Enterprise Number", .document(.registrationNumber)),
        ("Commercial Registry Number", .document(.registrationNumber)),
        ("Chamber of Commerce Number", .document(.registrationNumber)),
        ("C.R. No.", .document(.registrationNumber)), ("Trade License No.", .document("licenseNumber")),
        ("License", .document("licenseNumber")), ("Folio Mercantil No.", .document(.registrationNumber)),
        ("Matricula Mercantil No", .document(.registrationNumber)),
        ("Public Registration Number", .document(.registrationNumber)),
        ("Certificate of Incorporation Number", .document(.registrationNumber)),
        ("Registered Charity No.", .document(.registrationNumber)),
        ("Government Gazette Number", .document(.okpoCode)), ("Legal Entity Number", .property(.leiCode)),
        ("Unified Social Credit Code (USCC)", .property(.uscCode)), ("D-U-N-S Number", .property(.dunsCode)),
        ("SWIFT/BIC", .property(.swiftBic)), ("BIK (RU)", .property(.bikCode)), ("ISIN", .property(.isinCode)),
        ("Equity Ticker", .property(.ticker)), ("MMSI", .property(.mmsi)), ("Website", .property(.website)),
        ("Email Address", .property(.email)), ("Phone Number", .property(.phone)), ("Telephone", .property(.phone)),
        ("Organization Established Date", .date(.incorporationDate)),
        ("Organization Type", .property(.sector)), ("Nationality of Registration", .country(.jurisdiction)),
        ("Secondary sanctions risk", .provision), ("Additional Sanctions Information", .provision),
        ("Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions", .provision),
        ("Executive Order", .provision), ("CAATSA Section 235 Information", .provision),
        ("Vessel Year of Build", .date(.buildDate)), ("Vessel Type", .property(.type)),
        ("Vessel Flag", .country(.flag)), ("Former Vessel Flag", .country(.pastFlags)),
        ("Other Vessel Flag", .country(.flag)), ("Vessel Call Sign", .property(.callSign)),
        ("Aircraft Tail Number", .property(.registrationNumber)), ("Aircraft Model", .property(.model)),
        ("Aircraft Manufacture Date", .date(.buildDate)),
        ("Aircraft Manufacturer's Serial Number (MSN)", .property(.serialNumber)),
        ("Aircraft Construction Number (also called L/N or S/N or F/N)", .property(.serialNumber)),
    ]

    private static let byLabel = Dictionary(table.map { ($0.label, $0.target) }) { first, _ in first }
    private static let byLength = table.sorted { $0.label.utf8.count > $1.label.utf8.count }

    /// The target of a kind that stands in a field of its own; `nil` for a kind that has none.
    static func target(of kind: String) -> Target? {
        let label = kind.hasSuffix(":") || kind.hasSuffix(" -") ? CleanText.collapsed(kind.dropLast()) : kind
        if let target = byLabel[label] { return target }
        return label.hasPrefix("Executive Order") ? .provision : nil
    }

    /// Splits one remark into its kind and its value; `nil` where it opens with none of the known words.
    static func match(_ remark: String) -> (target: Target, label: String, value: String)? {
        for entry in byLength where remark.hasPrefix(entry.label) {
            var rest = remark.dropFirst(entry.label.count)
            guard rest.isEmpty || rest.first == " " || rest.first == ":" || entry.label.hasSuffix("#") else { continue }
            if case .provision = entry.target { return (entry.target, entry.label, remark) }
            while let first = rest.first, first == ":" || first == " " { rest = rest.dropFirst() }
            return (entry.target, entry.label, String(rest))
        }
        return nil
    }
}

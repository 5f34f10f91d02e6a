internal import ClewModel
internal import SourceFiles

/// The columns of a table of stakes, by the names under which people know them.
struct GraphColumns {
    var owner = -1
    var owned = -1
    var share = -1
    var shareMin = -1
    var shareMax = -1
    var kind = -1
    var from = -1
    var to = -1
    var source = -1
    var pinpoint = -1
    var url = -1
    var confidence = -1
    var ownerName = -1
    var ownedName = -1
    /// Whether the name of the column of shares says that they are per cents.
    var isPercentByName = false

    private static var aliases: [(WritableKeyPath<GraphColumns, Int>, [String])] {
        [
            (
                \.owner,
                [
                    "owner", "owner_id", "holder", "shareholder", "parent", "investor", "股东", "股东名称", "股東", "出资人",
                    "投资人",
                    "投资方", "持有人", "母公司", "控股公司", "gesellschafter", "aktionär", "eigentümer", "anteilseigner",
                    "actionnaire", "associé", "accionista", "socio", "акционер", "владелец", "участник", "учредитель",
                    "собственник", "주주", "株主", "ortak", "hissedar",
                ]
            ),
            (
                \.owned,
                [
                    "owned", "owned_id", "asset", "asset_id", "company", "subsidiary", "held", "investee", "公司", "公司名称",
                    "企业",
                    "企业名称", "被投资公司", "被投资企业", "被投资方", "标的公司", "子公司", "gesellschaft", "unternehmen", "beteiligung",
                    "tochter", "tochtergesellschaft", "société", "filiale", "sociedad", "empresa", "компания",
                    "общество",
                    "организация", "회사", "会社", "şirket",
                ]
            ),
            (
                \.share,
                [
                    "share", "stake", "percentage", "percent", "share_percent", "share_percentage", "%", "share_%",
                    "shareholding", "interest", "ownership", "ownership_percentage", "ownership_%", "持股比例", "持股比例%",
                    "出资比例", "出资比例%", "股权比例", "占股比例", "股比", "比例", "持股", "anteil", "anteil_%", "anteil_in_%", "quote",
                    "beteiligungsquote", "pourcentage", "part", "participation", "porcentaje", "participación", "доля",
                    "доля_%",
                    "доля,_%", "지분율", "지분", "持株比率", "pay", "hisse", "hisse_oranı",
                ]
            ),
            (\.shareMin, ["share_min", "min_share", "min"]), (\.shareMax, ["share_max", "max_share", "max"]),
            (\.kind, ["kind", "type"]), (\.from, ["from", "valid_from", "start_date", "startdate"]),
            (\.to, ["to", "valid_to", "end_date", "enddate"]), (\.source, ["source", "citation"]),
            (\.pinpoint, ["pinpoint"]), (\.url, ["url", "source_url"]), (\.confidence, ["confidence"]),
            (\.ownerName, ["owner_name"]), (\.ownedName, ["owned_name", "asset_name"]),
        ]
    }

    /// Finds the columns; `nil` where one is missing without which nothing can be read.
    init?(header: [String], at place: SourceLocation, into diagnostics: inout [Diagnostic]) {
        let aliases = GraphColumns.aliases
        for (index, name) in header.enumerated() {
            if name.isEmpty { continue }
            // `Owner ID`, `owner-id` and `owner_id` are one.
            let name = name.lowercased().replacing(" ", with: "_").replacing("-", with: "_")
                .filter { !"()（）".contains($0) }.replacing("％", with: "%")
            guard let column = aliases.first(where: { $0.1.contains(name) })?.0 else {
                diagnostics.append(
                    Diagnostic(
                        .warning, code: "ownership.column.unknown",
                        "the column \(name) is not read; check its spelling",
                        at: place))
                continue
            }
            guard self[keyPath: column] < 0 else {
                diagnostics.append(
                    Diagnostic(
                        .error, code: "ownership.column.duplicate", "the column \(name) repeats another", at: place))
                return nil
            }
            self[keyPath: column] = index
            if column == \.share, name.contains("percent") || name.contains("%") { isPercentByName = true }
        }
        guard owner >= 0, owned >= 0 else {
            let missing = owner < 0 ? "owner" : "owned"
            diagnostics.append(
                Diagnostic(
                    .error, code: "ownership.column.missing",
                    "the column \(missing) is missing; expected a first line such as owner,owned,share", at: place))
            return nil
        }
    }
}

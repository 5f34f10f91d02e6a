import ClewModel
import SourceFiles

/// The page of a disclosure: what is shown, what is withheld, and what both add up to.
enum DisclosurePage {
    static func html(
        of disclosure: Disclosure, _ check: DisclosureCheck, isExample: Bool
    ) throws(ClewError) -> String {
        let style = PageTemplate.style
        return SafeText.block(
            try PageTemplate.filled(
                PackageResources.disclosure_mustache, of: "disclosure",
                with: DisclosureView(disclosure, check, style: style, isExample: isExample)))
    }
}

private struct DisclosureView {
    struct Row {
        let number: String
        let cells: [String]
    }

    struct Sum {
        let what: String
        let shown: String
        let withheld: String
        let total: String
    }

    let style: String
    let banner: String?
    let about: String
    let columns: [String]
    let rows: [Row]
    let sums: [Sum]
    let root: String

    init(_ disclosure: Disclosure, _ check: DisclosureCheck, style: String, isExample: Bool) {
        self.style = style
        banner = isExample ? "An example. Parties and transactions are invented." : nil
        let withheld = disclosure.rowCount - disclosure.shown.count
        about =
            "\(disclosure.shown.count) of \(disclosure.rowCount) rows are shown; \(withheld) \(withheld == 1 ? "is" : "are") withheld."
        columns = disclosure.columns
        rows = disclosure.shown.map { Row(number: "\($0.row)", cells: $0.cells.map(Markup.tagged)) }
        func number(_ thousandths: Int) -> String { Wording.number(Double(thousandths) / 1000, decimals: 3) }
        sums = check.sums.map {
            Sum(
                what: Markup.tagged($0.what), shown: number($0.shown), withheld: number($0.withheld),
                total: number($0.shown + $0.withheld))
        }
        root = disclosure.root
    }
}

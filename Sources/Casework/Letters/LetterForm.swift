import ClewModel
import Foundation
import OfficeFiles

/// The form of a letter as a workbook: one row a request, with cells to fill in.
enum LetterForm {
    /// The columns, as they stand in the form and are found again in what comes back.
    enum Column: String, CaseIterable {
        case mark = "Mark 编号"
        case about = "About 事项"
        case request = "Request 请求"
        case papers = "Papers that would show it 可供参考的单据"
        case answer = "Answer 答复"
        case sent = "Papers sent 随附单据"
        case answeredBy = "Answered by 填写人"
        case answeredOn = "Date 日期"

        /// The column as a table that comes back is asked for it: in lower case.
        var key: String { rawValue.lowercased() }

        /// Whether the supplier fills it in.
        var isFilledIn: Bool {
            switch self {
            case .answer, .sent, .answeredBy, .answeredOn: true
            case .mark, .about, .request, .papers: false
            }
        }

        fileprivate var width: Double {
            switch self {
            case .mark: 13
            case .about, .request: 44
            case .papers, .sent: 30
            case .answer: 56
            case .answeredBy: 20
            case .answeredOn: 13
            }
        }
    }

    /// What the supplier reads above the table: whose form it is, by when it is asked for, and how it is filled in.
    static func notes(of letter: SupplierLetter) -> [String] {
        let (date, replyBy) = (LetterWords.day(letter.date), LetterWords.day(letter.replyBy))
        let chinese = letter.chineseName.flatMap { letter.name.contains($0) ? nil : " \($0)" } ?? ""
        let name = letter.name + chinese
        let address = letter.address.map { ", \($0)" } ?? ""
        return [
            "To 致: \(name)\(address)",
            "From 发函方: \(letter.requester) · \(date.english) \(date.chinese)",
            "Please answer by \(replyBy.english). 请于\(replyBy.chinese)前（含当日）答复。",
        ] + howToFillIn
    }

    private static let howToFillIn = [
        "Please fill in the light cells; leave the others as they are. Write “not known” where you do not know.",
        "请填写浅色单元格，其他单元格请勿改动；如不清楚，请填写“不清楚”。",
    ]

    /// The texts of the rows, in the order of the columns.
    static func rows(of letter: SupplierLetter) -> [[String]] {
        letter.items.map { item in
            [
                item.mark, "\(item.about.english)\n\(item.about.chinese)",
                "\(item.request.english)\n\(item.request.chinese)",
                item.papers.map { "\($0.english) \($0.chinese)" }.joined(separator: "\n"), "", "", "", "",
            ]
        }
    }

    /// The form as a workbook; the same bytes for the same letter.
    static func workbook(of letter: SupplierLetter) throws(ClewError) -> Data {
        let columns = Column.allCases
        let sheet = SheetDraft(
            name: "Answers 答复",
            columns: columns.map {
                SheetDraft.Column($0.rawValue, width: $0.width)
            },
            rows: rows(of: letter).map { row in
                zip(columns, row).map { column, text in column.isFilledIn ? .fillIn() : .text(text) }
            }, notes: notes(of: letter), isProtected: true)
        do {
            return Data(try WorkbookDraft(sheets: [sheet]).bytes())
        } catch {
            throw ClewError(.cannotWrite, "The form cannot be written: \(error.message)")
        }
    }
}

public import ClewModel
public import Foundation
import SourceFiles

/// The files of all letters of a case: for each supplier a page and a workbook to fill in, an index, and apart from them the
/// questions for counsel.
public struct LetterFiles {
    /// The columns of the index.
    static let indexColumns = ["party", "name", "requests", "page", "form"]

    /// The name of the file of the questions that no supplier is asked.
    public static let counselName = "for-counsel.txt"

    private let letters: [SupplierLetter]
    private let gaps: [GapReport]
    private let withheld: Withheld?
    /// The name of the file of what is not asked because nothing is to be gathered inside China.
    public static let withheldName = "not-asked.txt"

    /// Creates the files.
    ///
    /// - Parameters:
    ///   - gaps: All open questions of the assessment.
    ///   - withheld: What the assessment leaves out because nothing is to be gathered inside China.
    public init(_ letters: [SupplierLetter], gaps: [GapReport], withheld: Withheld? = nil) {
        self.withheld = withheld
        self.letters = letters
        self.gaps = gaps
    }

    /// Writes all files into a folder, or none.
    ///
    /// - Parameter mark: The fingerprint of the assessment.
    /// - Returns: The files written.
    /// - Throws: ``ClewError`` where they cannot be written.
    public func write(to folder: URL, mark: String) throws(ClewError) -> [URL] {
        var bundle = FileBundle()
        var index = "\u{FEFF}" + CSVCell.row(Self.indexColumns)
        for (number, letter) in letters.enumerated() {
            let name = Self.fileName(number + 1, letter)
            bundle.add(try LetterPage.html(of: letter), as: name + ".html")
            bundle.add(try LetterForm.workbook(of: letter), as: name + ".xlsx")
            index += CSVCell.row([
                letter.party, letter.chineseName ?? letter.name, String(letter.items.count), name + ".html",
                name + ".xlsx",
            ])
        }
        bundle.add(index, as: "index.csv")
        let counsel = CounselText.text(of: gaps)
        if !counsel.isEmpty { bundle.add(counsel, as: Self.counselName) }
        if let withheld {
            let lines =
                [withheld.reason, ""] + withheld.steps.map { "Left out: \($0)" }
                + withheld.undocumented.map { "Undocumented: \($0.missing) (\($0.subject.caption))" }
            bundle.add(SafeText.block(lines.joined(separator: "\n") + "\n"), as: Self.withheldName)
        }
        do {
            return try bundle.write(to: folder, mark: mark)
        } catch {
            throw ClewError(
                .cannotWrite, "The letters cannot be written to \(folder.path): \(error.localizedDescription)")
        }
    }

    /// A number and the words of the name that a file system takes: `01-aurelia-spinning`.
    private static func fileName(_ number: Int, _ letter: SupplierLetter) -> String {
        let plain = letter.name.folding(options: .widthInsensitive, locale: nil).map {
            PortalText.letters(of: $0) ?? " "
        }
        let words = plain.joined().lowercased().split(separator: " ").prefix(4)
        let digits = number < 10 ? "0\(number)" : "\(number)"
        return ([digits] + words.map(String.init)).joined(separator: "-")
    }
}

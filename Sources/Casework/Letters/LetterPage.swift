import ClewModel
import Foundation
import SourceFiles

/// A letter as one page in both languages, with a form that can be filled in on the page and sent by e-mail, or printed.
enum LetterPage {
    /// Renders the page.
    ///
    /// - Throws: ``ClewError`` where the page's template is broken.
    static func html(of letter: SupplierLetter) throws(ClewError) -> String {
        return SafeText.block(
            try PageTemplate.filled(PackageResources.letter_mustache, of: "letter", with: LetterView(letter)))
    }
}

/// What the template of a letter is filled with.
struct LetterView {
    struct ItemView {
        let number: Int
        let mark: String
        let aboutEnglish: String
        let aboutChinese: String
        let english: String
        let chinese: String
        let papersEnglish: String?
        let papersChinese: String?

        init(_ number: Int, _ item: SupplierLetter.Item) {
            self.number = number
            mark = item.mark
            aboutEnglish = Markup.tagged(item.about.english)
            aboutChinese = Markup.tagged(item.about.chinese)
            english = item.request.english
            chinese = item.request.chinese
            papersEnglish = item.papers.isEmpty ? nil : item.papers.map(\.english).joined(separator: ", ")
            papersChinese = item.papers.isEmpty ? nil : item.papers.map(\.chinese).joined(separator: "、")
        }
    }

    let name: String
    let chineseName: String
    let address: String?
    let dateEnglish: String
    let dateChinese: String
    let replyByEnglish: String
    let replyByChinese: String
    let youEnglish: String
    let youChinese: String
    let requester: String
    let goods: String
    let goodsInChinese: String
    let items: [ItemView]

    init(_ letter: SupplierLetter) {
        name = Markup.tagged(letter.name)
        chineseName = Markup.tagged(letter.chineseName ?? letter.name)
        address = letter.address.map(Markup.tagged)
        let (date, replyBy) = (LetterWords.day(letter.date), LetterWords.day(letter.replyBy))
        (dateEnglish, dateChinese) = (date.english, date.chinese)
        (replyByEnglish, replyByChinese) = (replyBy.english, replyBy.chinese)
        youEnglish = letter.formOfAddress.english
        youChinese = letter.formOfAddress.chinese
        requester = Markup.tagged(letter.requester)
        goods = Markup.tagged(letter.goods)
        goodsInChinese = Markup.tagged(letter.goodsInChinese)
        items = letter.items.enumerated().map { ItemView($0.offset + 1, $0.element) }
    }
}

public import ClewModel

/// A letter to one supplier: what it is asked, in the words of its own papers, in English and in Simplified Chinese.
///
/// But for the supplier's own name and address it names no region; it names no law and no suspicion, and shows nothing
/// of the case's own identifiers or of other parties' business beyond what the supplier's own papers say.
public struct SupplierLetter: Hashable, Sendable, Codable {
    /// A text in both languages.
    public struct Text: Hashable, Sendable, Codable {
        /// In English.
        public var english: String
        /// In Simplified Chinese.
        public var chinese: String

        /// Creates a text.
        public init(_ english: String, _ chinese: String) {
            self.english = english
            self.chinese = chinese
        }
    }

    /// One request.
    public struct Item: Hashable, Sendable, Codable {
        /// A short mark that the answer is found again by; it says nothing of the case.
        public var mark: String
        /// The marks of the other questions about the same thing, which the answer answers too.
        public var alsoMarks: [String]
        /// What is asked for; the first thing, where several are.
        public var topic: LetterTopic
        /// What it is about, as the supplier's papers say it.
        public var about: Text
        /// The request.
        public var request: Text
        /// The kinds of papers that would answer it, those that such a step leaves behind.
        public var papers: [Text]

        /// All questions that an answer answers, by their marks.
        public var marks: [String] { [mark] + alsoMarks }

        /// Takes in what another request asks about the same thing.
        mutating func join(_ other: Item) {
            alsoMarks += other.marks.filter { !marks.contains($0) }
            if !request.english.contains(other.request.english) {
                request.english += " " + other.request.english
                request.chinese += other.request.chinese
            }
            papers += other.papers.filter { !papers.contains($0) }
        }
    }

    /// The party, by its identifier in the case; never printed.
    public var party: String
    /// The name that the letter is addressed to.
    public var name: String
    /// The name in Chinese characters, where the case has it.
    public var chineseName: String?
    /// Where it is written to, as the case states it; `nil` where it states no address, or a suspicion with it.
    public var address: String?
    /// The day that the letter bears.
    public var date: Day
    /// The day by which an answer is asked for.
    public var replyBy: Day
    /// What it is called in sentences, in English after “your” and in Chinese with its courtesy.
    public var formOfAddress: Text
    /// Who asks.
    public var requester: String
    /// What the requester buys, in the words of the case.
    public var goods: String
    /// The same in a Chinese sentence: by their codes where the case has no Chinese words for them.
    public var goodsInChinese: String
    /// The requests, in the order of the chain.
    public var items: [Item]

    /// The letter on other days.
    public func dated(_ term: ReplyTerm) -> SupplierLetter {
        var letter = self
        (letter.date, letter.replyBy) = (term.date, term.replyBy)
        return letter
    }
}

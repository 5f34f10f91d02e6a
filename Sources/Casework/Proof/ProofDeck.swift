public import ClewModel
import Foundation
import World

/// Questions with known answers, made from a list, by which a screening system is validated.
///
/// Three parts: every listed name of the parties drawn as it stands (control), the same names as they are misspelt, shortened and
/// written in other letters (manipulated, by kind, degree and script), and invented names of each script of the list that nobody on it
/// bears (clean). Which parties are taken,
/// and what is done to their names, depends on the list and the seed alone.
public struct ProofDeck: Codable, Sendable, Hashable {
    /// The parts of a deck.
    public enum Part: String, Codable, Sendable, CaseIterable {
        /// A listed name as it stands.
        case control
        /// A listed name changed.
        case manipulated
        /// A name that no listed party bears.
        case clean
    }

    /// One question: a name with what goes with it, and no identifier, since the name is what is tested.
    public struct Question: Codable, Sendable, Hashable {
        /// The key of the question within the deck.
        public let id: String
        /// Which part of the deck it belongs to.
        public let part: Part
        /// What was done to the name: `letters swapped`; for control what the name is (`name`, `alias`), `invented` for clean names.
        public let kind: String
        /// The script of the name that was listed, or invented: `Latin`, `Han`.
        public let script: String
        /// How often or how strongly it was done, from 1; 0 where nothing was.
        public let degree: Int
        /// The schema of the party asked for.
        public let schema: String
        /// The name asked for.
        public let name: String
        /// Countries as codes.
        public let countries: [String]
        /// Dates of birth as published.
        public let birthDates: [String]
        /// The listed party that has to be found; `nil` for a clean name.
        public let expected: String?
        /// The listed name that ``name`` was made from; `nil` for a clean name.
        public let listedName: String?
    }

    /// What the file is, so that no other JSON is taken for a deck.
    public static let format = "clew-proof-deck/2"

    /// What the file is.
    public let format: String
    /// The version of Clew that made it.
    public let madeBy: String
    /// The day for which it was made, as its maker says.
    public let made: Day
    /// What the choice of parties and changes was drawn from.
    public let seed: UInt64
    /// What it was made from, a line each.
    public let sources: [String]
    /// How many parties the list has.
    public let partyCount: Int
    /// How many listed parties have no name that can be looked up; they are in no question.
    public let withoutName: Int
    /// How many listed names hold nothing that can be looked up, such as a legal form alone; they are in no question.
    public let namesLeftOut: Int
    /// Scripts of the list in which no clean names can be invented.
    public let scriptsWithoutCleans: [String]
    /// All questions, control first.
    public let questions: [Question]

    /// What of the list is in no question, in words.
    var notAsked: [String] {
        var lines: [String] = []
        if withoutName > 0 {
            lines.append("\(CountText.of(withoutName, "party", "parties")) without a name that can be looked up.")
        }
        if namesLeftOut > 0 {
            lines.append(
                "\(CountText.of(namesLeftOut, "name", "names")) that cannot be looked up, such as a legal form alone.")
        }
        if !scriptsWithoutCleans.isEmpty {
            lines.append("No names of nobody could be invented in: \(scriptsWithoutCleans.joined(separator: ", ")).")
        }
        return lines
    }

    /// Reads a deck.
    ///
    /// - Throws: ``ClewError`` where the bytes are none.
    public static func read(_ bytes: [UInt8], name: String) throws(ClewError) -> ProofDeck {
        let deck: ProofDeck
        do {
            deck = try JSONDecoder().decode(ProofDeck.self, from: Data(bytes))
        } catch {
            throw ClewError(.screeningInput, "\(name) is no deck of “clew proof build”: it cannot be read")
        }
        guard deck.format == format else {
            throw ClewError(
                .screeningInput, "\(name) is a deck of the form “\(deck.format)”; this version reads \(format)")
        }
        guard Set(deck.questions.map(\.id)).count == deck.questions.count else {
            throw ClewError(.screeningInput, "\(name) has two questions of one id; build the deck again")
        }
        return deck
    }
}

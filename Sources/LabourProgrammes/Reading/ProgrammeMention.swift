public import ClewModel

/// What one sentence says of one party and one labour programme.
public struct ProgrammeMention: Hashable, Sendable, Codable {
    /// How the party stands to the programme, in the sentence's words.
    public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
        /// It took the workers, ran the workshop, held the land: it had the use of the programme.
        case took
        /// It supplied the workers: a labour agency.
        case supplied
        /// It was given money, honours or a place in the policy around the programme.
        case supported
        /// Somebody else is said to have named it.
        case named

    }

    /// Whether the sentence says that it is so.
    public enum Stance: String, Hashable, Sendable, Codable, CaseIterable {
        /// It says so.
        case asserted
        /// It says so of a time that is over.
        case past
        /// It speaks of an intention.
        case planned
        /// It passes on what others say, of whom nobody knows how they know.
        case hearsay
        /// It says that it is not so. A denial is the word of whoever speaks, and clears nothing.
        case denied
    }

    /// The party's key.
    public let party: String
    /// The programme.
    public let programme: ProgrammeKey
    /// How the party stands to it.
    public let role: Role
    /// Whether the text names the party, or a word that stands for it; where not, the text names nobody, and only the caller
    /// says that it is about the party.
    public let isNamed: Bool
    /// Whether it is so.
    public let stance: Stance
    /// The term, or the words that together speak of the programme.
    public let indicator: Indicator
    /// The word that denies, where one does.
    public let negation: String?
    /// Whether what denies is the act of a court: it dismissed a claim, rather than somebody saying that it is not so.
    public let isCourtAct: Bool
    /// The words as they stand in the text.
    public let text: String
    /// The words with a few characters on either side, without names and numbers of persons.
    public let quote: String
    /// The whole sentence, with names of persons masked.
    public let sentence: String
    /// Where the words stand in the file.
    public let location: SourceLocation
    /// Where the words stand, in UTF-8 bytes from the start of the text.
    public let bytes: Range<Int>
    /// The text.
    public let source: TextSource
    /// The programme that the same words may name as well since the work lies outside the region, where it has no words of
    /// its own in the sentence; `nil` as the reader leaves it, see ``Swift/Collection/toldOnce``.
    public internal(set) var alsoNames: ProgrammeKey?

    /// What the sentence says of the party, in a few words: that it took part only where the sentence says so.
    public var roleWords: String {
        guard isNamed else { return "the text names no one; that it is about the party is stated by the case" }
        return switch (role, stance) {
        case (.took, .asserted), (.took, .denied): "it took part"
        case (.took, .past): "it took part once"
        case (.took, .planned): "it is to take part, or is asked to"
        case (.took, .hearsay): "others say that it took part"
        case (.supplied, .planned): "it is to supply the people"
        case (.supplied, .hearsay): "others say that it supplied the people"
        case (.supplied, _): "it supplied the people"
        case (.supported, _): "words of policy around it"
        case (.named, _): "named by somebody else"
        }
    }

    /// Whether the words name the programme only because the work lies outside the region.
    var isByPlace: Bool { !indicator.programmes.contains(programme) }
}

/// What one sentence says of one party.
private struct SentenceKey: Hashable {
    var file: String
    var party: String
    var sentence: String
    var stance: ProgrammeMention.Stance
}

extension Collection where Element == ProgrammeMention {
    /// The mentions, each sentence told once.
    ///
    /// Words about people who are moved name labour transfer. Where the work lies outside the region they may name the
    /// programme that crosses provinces too, though the sentence has no word of its own for that: one sentence would
    /// be two pieces of evidence. Here it is one, of the programme that its words name, and ``ProgrammeMention/alsoNames`` holds the
    /// other.
    ///
    /// - Complexity: O(*n*) in the mentions, times those of one sentence.
    public var toldOnce: [ProgrammeMention] {
        func key(_ mention: ProgrammeMention) -> SentenceKey {
            SentenceKey(
                file: mention.source.file, party: mention.party, sentence: mention.sentence, stance: mention.stance)
        }
        var told: [ProgrammeMention] = []
        var positions: [SentenceKey: [Int]] = [:]
        let all = Array(self)
        for (position, mention) in all.enumerated() where !mention.isByPlace {
            positions[key(mention), default: []].append(position)
        }
        var also: [Int: ProgrammeKey] = [:]
        var folded: Set<Int> = []
        for (position, mention) in all.enumerated() where mention.isByPlace {
            let own = (positions[key(mention)] ?? []).first {
                mention.indicator.programmes.contains(all[$0].programme)
            }
            guard let own else { continue }
            also[own] = mention.programme
            folded.insert(position)
        }
        for (position, mention) in all.enumerated() where !folded.contains(position) {
            var mention = mention
            mention.alsoNames = also[position]
            told.append(mention)
        }
        return told
    }
}

/// Who bought from somebody, or left somebody, whom a sentence speaks of.
extension Attributor {
    /// Whether the words stand in a clause about somebody unknown whom the subject left or bought from: “ended its contract with
    /// Example Yarn, which had received …”.
    func isOfUnknownSeller(_ subject: Actor, _ range: Range<Int>, in sentence: Sentence) -> Bool {
        // In “X buys its labels from …” the word between stands for X.
        let isOwner = subject.who == .pronoun && text.bytes[subject.start..<subject.end].elementsEqual("its".utf8)
        let gap = Range.span(isOwner ? sentence.range.lowerBound : subject.end, range.lowerBound)
        guard
            let left = (sentence.cues(.leave) + sentence.cues(.buy)).map(\.end).filter({ gap.contains($0) }).min()
        else { return false }
        if isFromSomebody(Range.span(left, range.lowerBound)) { return true }
        return Range.span(left, range.lowerBound).contains { position in
            text.bytes[position] == ReadingText.Mark.clause
                && [" which ", "which ", " who ", "who "].contains {
                    text.bytes[(position + 1)...].starts(with: $0.utf8)
                }
                && !sentence.actors.contains { $0.end == position }
        }
    }

    /// “… its labels from a printer who used to run …”.
    private func isFromSomebody(_ gap: Range<Int>) -> Bool {
        let words = String(decoding: text.bytes[gap], as: UTF8.self)
        return [" from a ", " from an ", " from another ", " with a ", " with another "].contains { opening in
            guard let from = words.firstRange(of: opening) else { return false }
            return [" who ", " that ", " which ", " whose "].contains { words[from.upperBound...].contains($0) }
        }
    }

    /// Whether somebody buys from, or left, somebody else whom the sentence names: a customer.
    func isCustomer(_ party: Int, in sentence: Sentence) -> Bool {
        let own = sentence.actors.filter { actor in
            if case .party(party) = actor.who { return true }
            return false
        }
        return own.contains { actor in
            sentence.matches.contains { match in
                guard case .cue(let cue) = match.meaning, cue == .leave || cue == .buy, match.start >= actor.end else {
                    return false
                }
                let between = sentence.actors.contains { other in
                    if case .party(let index) = other.who, index != party {
                        return other.start >= actor.end && other.end <= match.start
                    }
                    return false
                }
                if between { return false }
                return sentence.actors.contains { other in
                    guard other.start >= match.start else { return false }
                    switch other.who {
                    case .party(let index): return index != party
                    case .other, .noun: return true
                    default: return false
                    }
                }
            }
        }
    }

    /// 向X采购: the one who is bought from.
    func isSeller(_ actor: Actor, in sentence: Sentence) -> Bool {
        guard text.bytes[actor.start] >= 0x80 else { return false }
        return sentence.cues(.buy).contains { $0.start >= actor.end && $0.start - actor.end <= 12 }
    }
}

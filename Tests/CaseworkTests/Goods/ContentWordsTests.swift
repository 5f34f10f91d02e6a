@testable import Casework
import ClewModel
import SupplyChain
import Testing

/// A least is established, a most is not excluded; the two are never one range.
struct ContentWordsTests {
    @Test(arguments: [
        (
            Bounds(0.16464, 0.72444), Presence.established,
            "at least 16.46 % of the cotton is from Xinjiang; up to 72.45 % cannot be excluded"
        ),
        (Bounds(exactly: 0.3), .established, "30 % of the cotton is from Xinjiang"),
        (Bounds(exactly: 1), .established, "all of the cotton is from Xinjiang"),
        (
            Bounds(0, 1), .established,
            "some of the cotton is from Xinjiang or was worked there, how much cannot be told; up to 100 % cannot be excluded"
        ),
        (
            Bounds(0.00001, 0.4), .established,
            "some of the cotton is from Xinjiang, how much cannot be told; up to 40 % cannot be excluded"
        ),
        (Bounds(0, 0.4), .open, "no content from Xinjiang is established; up to 40 % of the cotton cannot be excluded"),
        (Bounds(exactly: 0), .excluded, "no content from Xinjiang on the records"),
    ])
    func saysWhatIsEstablishedAndWhatIsNotExcluded(share: Bounds, presence: Presence, words: String) {
        #expect(ContentWords.fromRegion(share, presence, of: "cotton", raw: share) == words)
    }

    /// Dates are many, and cotton is one.
    @Test func aVerbAgreesWithTheGoods() {
        func said(_ goods: String) -> String {
            ContentWords.fromRegion(Bounds(exactly: 0.42), .established, of: goods, raw: Bounds(exactly: 0.42))
        }
        #expect(said("dates") == "42 % of the dates are from Xinjiang")
        #expect(said("tomatoes") == "42 % of the tomatoes are from Xinjiang")
        #expect(said("recorded batteries") == "42 % of the recorded batteries are from Xinjiang")
        #expect(said("recorded material") == "42 % of the recorded material is from Xinjiang")
        #expect(said("tomato content") == "42 % of the tomato content is from Xinjiang")
        #expect(said("glass") == "42 % of the glass is from Xinjiang")
        #expect(
            ContentWords.established(Bounds(exactly: 1), .established, of: "dates", raw: Bounds(0.4, 0.6))
                == "all of the dates are from Xinjiang or were worked there")
        #expect(
            ContentWords.established(Bounds(exactly: 1), .established, of: "dates", raw: Bounds(exactly: 0))
                == "all of the dates were worked in Xinjiang")
        #expect(ContentWords.amount(Bounds(0, 0.4), .open, of: "dates").hasPrefix("none of the dates are established"))
        #expect(ContentWords.amount(Bounds(0, 0.4), .open, of: "fish").hasPrefix("none of the fish is established"))
    }

    /// Material from elsewhere that was worked in the region is its content, and is not said to be from there.
    @Test(arguments: [
        (Bounds(exactly: 1), Bounds(exactly: 0), "all of the cotton was worked in Xinjiang"),
        (Bounds(exactly: 1), Bounds(0.4, 0.6), "all of the cotton is from Xinjiang or was worked there"),
        (Bounds(exactly: 0.5), Bounds(0, 1), "50 % of the cotton is from Xinjiang"),
    ])
    func whatWasWorkedThereIsNotSaidToBeFromThere(share: Bounds, raw: Bounds, words: String) {
        #expect(ContentWords.established(share, .established, of: "cotton", raw: raw) == words)
    }

    @Test func endsAreRoundedOutwardAndNoiseIsNot() {
        #expect(ContentBound.printable(Bounds(0.123449, 0.123451)) == Bounds(0.1234, 0.1235))
        #expect(ContentBound.printable(Bounds(0.3 - 1e-12, 0.3 + 1e-12)).isExact)
        #expect(ContentBound.printable(Bounds(exactly: 1)) == Bounds(exactly: 1))
        #expect(ContentBound.printable(Bounds(exactly: 0.03126305)) == Bounds(exactly: 0.0313))
        // Something above nothing stays something, and less than all stays less.
        #expect(ContentBound.printable(Bounds(exactly: 0.00001)).upper > 0)
        #expect(ContentBound.printable(Bounds(exactly: 0.00001)).lower == 0)
        #expect(ContentBound.printable(Bounds(exactly: 0.99999)).lower < 1)
    }
}

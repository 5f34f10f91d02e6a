import Foundation
import Testing

@testable import NameMatching

struct EditDistanceTests {
    /// The textbook recurrence over whole tables.
    private func slow(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var table = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
        for row in 0...left.count { table[row][0] = row }
        for column in 0...right.count { table[0][column] = column }
        for row in stride(from: 1, through: left.count, by: 1) {
            for column in stride(from: 1, through: right.count, by: 1) {
                let change = left[row - 1] == right[column - 1] ? 0 : 1
                var best = min(
                    table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + change)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    best = min(best, table[row - 2][column - 2] + 1)
                }
                table[row][column] = best
            }
        }
        return table[left.count][right.count]
    }

    @Test func agreesWithTheSlowWay() {
        var generator = SplitMix64(seed: 5)
        for _ in 0..<2_000 {
            let left = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                UInt8.random(in: 97...100, using: &generator)
            }
            let right = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                UInt8.random(in: 97...100, using: &generator)
            }
            for limit in [1, 3, 20] {
                #expect(
                    EditDistance.alignment(left.span, right.span, limit: limit) == min(slow(left, right), limit + 1))
            }
        }
    }

    @Test func soundSimilarityIsSymmetricAndOneForItself() throws {
        let costs = try SoundCosts(file: TestLexicon.directory.appending(path: "sounds.csv")).costs
        var generator = SplitMix64(seed: 6)
        for _ in 0..<500 {
            let left = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                UInt8.random(in: 97...122, using: &generator)
            }
            let right = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                UInt8.random(in: 97...122, using: &generator)
            }
            let forth = EditDistance.soundSimilarity(left.span, right.span, ignoringVowels: false, costs: costs.span)
            let back = EditDistance.soundSimilarity(right.span, left.span, ignoringVowels: false, costs: costs.span)
            #expect(abs(forth - back) < 1e-6)
            #expect(EditDistance.soundSimilarity(left.span, left.span, ignoringVowels: false, costs: costs.span) == 1)
        }
    }

    @Test(arguments: [("一四三", 143), ("十二", 12), ("二十一", 21), ("一百零三", 103), ("十", 10), ("两百", 200)])
    func chineseNumeralsAreRead(text: String, value: UInt32) {
        #expect(ChineseNumeral.value(text.unicodeScalars.map(\.value)[...]) == value)
    }
}

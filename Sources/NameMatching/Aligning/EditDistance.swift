/// Distances between short words, without allocation.
enum EditDistance {
    /// Words are cut to this many letters.
    static let longest = 60

    /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each at cost 1.
    ///
    /// Damerau's distance without edits inside a swapped pair. Words longer than 60 are compared by their first 60 letters.
    ///
    /// - Parameter limit: A distance past it is reported as `limit + 1`.
    /// - Complexity: O(*n* · *m*).
    static func alignment(_ left: Span<UInt8>, _ right: Span<UInt8>, limit: Int) -> Int {
        let n = min(left.count, longest)
        let m = min(right.count, longest)
        if abs(n - m) > limit { return limit + 1 }
        var before = InlineArray<61, UInt8>(repeating: 0)
        var previous = InlineArray<61, UInt8>(repeating: 0)
        var current = InlineArray<61, UInt8>(repeating: 0)
        for column in 0...m { previous[column] = UInt8(column) }
        for row in 0..<n {
            current[0] = UInt8(row + 1)
            var least = current[0]
            for column in 0..<m {
                var best = previous[column] + (left[row] == right[column] ? 0 : 1)
                best = min(best, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, before[column - 1] + 1)
                }
                current[column + 1] = best
                least = min(least, best)
            }
            if Int(least) > limit { return limit + 1 }
            before = previous
            previous = current
        }
        return min(Int(previous[m]), limit + 1)
    }

    /// How alike two sound strings are, from 0 to 1: one minus the cheapest conversion over the greater of both weights.
    ///
    /// - Parameters:
    ///   - ignoringVowels: Whether only consonants count, as where a script writes no vowels.
    ///   - costs: A table of 32 by 32 from ``SoundCosts``.
    /// - Complexity: O(*n* · *m*).
    static func soundSimilarity(
        _ left: Span<UInt8>, _ right: Span<UInt8>, ignoringVowels: Bool, costs: Span<UInt8>
    ) -> Float {
        var a = InlineArray<60, UInt8>(repeating: 0)
        var b = InlineArray<60, UInt8>(repeating: 0)
        var n = 0
        var m = 0
        var weightLeft = 0
        var weightRight = 0
        for index in 0..<min(left.count, longest) where !(ignoringVowels && isWeak(left[index], at: index)) {
            a[n] = SoundCosts.code(left[index])
            weightLeft += Int(costs[Int(a[n])])
            n += 1
        }
        for index in 0..<min(right.count, longest) where !(ignoringVowels && isWeak(right[index], at: index)) {
            b[m] = SoundCosts.code(right[index])
            weightRight += Int(costs[Int(b[m])])
            m += 1
        }
        if n == 0 || m == 0 { return 0 }
        var row = InlineArray<61, UInt16>(repeating: 0)
        for column in 0..<m { row[column + 1] = row[column] + UInt16(costs[Int(b[column])]) }
        for i in 0..<n {
            let lost = UInt16(costs[Int(a[i])])
            var diagonal = row[0]
            row[0] += lost
            var leftCell = row[0]
            let base = Int(a[i]) * 32
            for j in 0..<m {
                let change = diagonal + UInt16(costs[base + Int(b[j])])
                diagonal = row[j + 1]
                leftCell = min(change, min(diagonal + lost, leftCell + UInt16(costs[Int(b[j])])))
                row[j + 1] = leftCell
            }
        }
        return max(0, 1 - Float(row[m]) / Float(max(weightLeft, weightRight)))
    }

    /// Vowels, and the glides that stand for them, after the first sound.
    private static func isWeak(_ sound: UInt8, at index: Int) -> Bool {
        SoundFolding.isVowel(sound) || (index > 0 && (sound == UInt8(ascii: "v") || sound == UInt8(ascii: "w")))
    }
}

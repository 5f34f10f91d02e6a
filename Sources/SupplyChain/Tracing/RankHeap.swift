/// Numbers that wait, the greatest first.
struct RankHeap {
    private var items: [Int] = []

    /// Adds a number.
    ///
    /// - Complexity: O(log *n*).
    mutating func add(_ item: Int) {
        items.append(item)
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard items[parent] < items[child] else { return }
            items.swapAt(parent, child)
            child = parent
        }
    }

    /// Takes the greatest number; `nil` where none waits.
    ///
    /// - Complexity: O(log *n*).
    mutating func removeGreatest() -> Int? {
        guard let first = items.first else { return nil }
        let last = items.removeLast()
        guard !items.isEmpty else { return first }
        items[0] = last
        var parent = 0
        while true {
            let left = 2 * parent + 1
            guard left < items.count else { return first }
            let child = left + 1 < items.count && items[left + 1] > items[left] ? left + 1 : left
            guard items[child] > items[parent] else { return first }
            items.swapAt(parent, child)
            parent = child
        }
    }
}

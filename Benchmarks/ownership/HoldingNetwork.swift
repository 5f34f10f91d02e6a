import Foundation

/// An invented network of holdings in the shape of a state conglomerate: few parties at the top, many layers, a parent
/// with most of the shares for half of the companies, minority holders beside it, unknown stakes, and rings.
///
/// Equal sizes and seeds give equal bytes.
struct HoldingNetwork {
    let entities: Int
    let layers: Int
    let roots: Int
    private var state: UInt64

    init(entities: Int, layers: Int = 34, roots: Int = 100, seed: UInt64 = 20_200_804) {
        self.entities = entities
        self.layers = layers
        self.roots = roots
        state = seed
    }

    /// Writes the stakes as a table and the listed parties as a list.
    mutating func write(stakes: String, listed: String) throws {
        guard FileManager.default.createFile(atPath: stakes, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
        guard let out = FileHandle(forWritingAtPath: stakes) else { throw CocoaError(.fileWriteUnknown) }
        var buffer = Array("owner,owned,share\n".utf8)
        buffer.reserveCapacity(1 << 23)
        let starts = layerStarts()
        for layer in 1...layers {
            for company in starts[layer]..<starts[layer + 1] {
                append(company, layer, starts, to: &buffer)
                if buffer.count > 1 << 22 {
                    try out.write(contentsOf: buffer)
                    buffer.removeAll(keepingCapacity: true)
                }
            }
        }
        try out.write(contentsOf: buffer)
        try out.close()
        let names = (0..<roots).map { "e\($0)" }.joined(separator: "\n") + "\n"
        try Data(names.utf8).write(to: URL(filePath: listed))
    }

    /// Where each layer starts: a tenth of the parties at the top, the rest in layers that swell and thin out.
    private func layerStarts() -> [Int] {
        let top = max(roots, entities / 10)
        let weights = (1...layers).map { Double($0) * exp(-Double($0) / 5) + 0.02 }
        let total = weights.reduce(0, +)
        var starts = [0, top]
        var sum = 0.0
        for weight in weights {
            sum += weight
            starts.append(top + Int(Double(entities - top) * sum / total))
        }
        starts[layers + 1] = entities
        return starts
    }

    private mutating func append(_ company: Int, _ layer: Int, _ starts: [Int], to buffer: inout [UInt8]) {
        var left = 10_000
        // The first of each layer are holding companies, mostly in the hands of those of the layer above.
        let isHolding = company - starts[layer] < max(1, (starts[layer + 1] - starts[layer]) / 50)
        let parent = parent(layer, starts, isHolding: isHolding)
        let kind = isHolding ? random(50) : random(100)
        let main =
            switch kind {
            case 0..<15: 10_000
            case 15..<50: 5_001 + random(4_900)
            case 50..<80: 2_500 + random(2_600)
            default: 100 + random(2_400)
            }
        stake(parent, company, min(main, left), &left, to: &buffer)
        for _ in 0..<(left == 0 ? 0 : 1 + random(5)) where left > 0 {
            let owner = random(100) < 60 ? random(starts[1]) : random(starts[layer])
            guard owner != parent else { continue }
            stake(owner, company, 1 + random(left), &left, to: &buffer)
        }
        // One company in a hundred holds a little of its own parent.
        if layer > 1, random(100) == 0 {
            var none = 500
            stake(company, parent, 1 + random(200), &none, to: &buffer)
        }
    }

    private mutating func parent(_ layer: Int, _ starts: [Int], isHolding: Bool) -> Int {
        if layer == 1 { return isHolding || random(100) < 30 ? random(roots) : random(starts[1]) }
        let width = starts[layer] - starts[layer - 1]
        guard width > 0 else { return random(starts[1]) }
        if isHolding { return starts[layer - 1] + random(max(1, width / 50)) }
        // The product of two draws favours the first of the layer, so that some parents have very many holdings.
        return starts[layer - 1] + random(width) * random(width) / max(width, 1)
    }

    private mutating func stake(_ owner: Int, _ owned: Int, _ share: Int, _ left: inout Int, to buffer: inout [UInt8]) {
        left -= share
        buffer += Array("e\(owner),e\(owned),".utf8)
        if random(100) < 5 {
            buffer += Array("unknown\n".utf8)
        } else {
            let rest = share % 100
            buffer += Array("\(share / 100).\(rest < 10 ? "0" : "")\(rest)%\n".utf8)
        }
    }

    private mutating func random(_ below: Int) -> Int {
        // SplitMix64 of Steele, Lea and Flood (OOPSLA 2014), and the multiplication of Lemire (2019) in place of a
        // remainder.
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)).multipliedFullWidth(by: UInt64(max(below, 1))).high)
    }
}

/// Where the hash of each kind of index key starts, so that kinds never collide by design.
enum KeySeed {
    static let whole: UInt64 = 100
    static let core: UInt64 = 101
    static let sound: UInt64 = 102
    static let deletion: UInt64 = 103
    static let initials: UInt64 = 104
    static let concept: UInt64 = 105
    static let pair: UInt64 = 106
    static let number: UInt64 = 107
    static let skeleton: UInt64 = 108
    static let ideographs: UInt64 = 109
    static let bag: UInt64 = 110
    static let beginning: UInt64 = 111
    static let persons: UInt64 = 112
    static let personClasses: UInt64 = 113
    static let firstConsonants: UInt64 = 114
    static let place: UInt64 = 115
    static let readings: UInt64 = 118
    static let skeletons: UInt64 = 119
    static let skeletonPairs: UInt64 = 120
    static let wholePerson: UInt64 = 116
    static let wholePersonClasses: UInt64 = 117
}

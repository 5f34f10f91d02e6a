/// Numbers of countries that are none any more, as statistics of trade keep using them.
enum FormerCountry {
    /// The countries by number, with the last year in which they were one.
    private static let all: [Int: (name: String, until: Int)] = [
        200: ("Czechoslovakia", 1992), 278: ("the German Democratic Republic", 1990),
        530: ("the Netherlands Antilles", 2010),
        736: ("Sudan before the division", 2011), 810: ("the Soviet Union", 1991), 890: ("Yugoslavia", 1992),
        891: ("Serbia and Montenegro", 2006),
    ]

    /// Whether the number stands for no country any more in a year.
    static func isFormer(_ code: Int, in year: Int) -> Bool {
        all[code].map { year > $0.until } ?? false
    }

    /// One sentence for each of these numbers.
    static func notes(_ codes: Set<Int>) -> [String] {
        codes.sorted().compactMap { code in
            all[code].map {
                "\($0.name) (\(code)) was no country after \($0.until); its flows stay under its own name."
            }
        }
    }

    /// One sentence for each number that stands for no country any more in a year in which it is used.
    static func notes(_ used: [(year: Int, codes: Set<Int>)]) -> [String] {
        notes(Set(used.flatMap { year, codes in codes.filter { isFormer($0, in: year) } }))
    }
}

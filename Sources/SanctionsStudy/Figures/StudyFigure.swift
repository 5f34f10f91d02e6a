/// A figure of the study: what is drawn, as a table, a picture and a text, with the sentence that it shows first.
public struct StudyFigure: Sendable {
    /// The name, which its files bear too: `figure_timeline`.
    public let name: String
    /// What it shows.
    public let title: String
    /// The direct sentences, the most important first.
    public let answer: [String]
    /// What is drawn, one mark a row: the CSV behind the picture.
    public let table: ExportTable
    /// The picture as an `svg` element without an XML declaration.
    public let svg: String
    /// The picture as text of at most 100 columns, for a terminal.
    public let text: String
    /// How marks are to be read, one sentence each.
    public let legend: [String]
    /// What it rests on and leaves out, one sentence each.
    public let notes: [String]

    /// The name of the picture's file.
    public var pictureName: String { name + ".svg" }

    init(
        _ name: String, title: String, answer: [String], table: ExportTable, svg: String, text: String,
        legend: [String], notes: [String]
    ) {
        self.name = name
        self.title = title
        self.answer = answer
        self.table = table
        self.svg = svg
        self.text = text
        self.legend = legend
        self.notes = notes
    }
}

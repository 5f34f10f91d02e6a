import ClewModel
public import Foundation

/// The ledgers of the study, as read from the reference data.
public struct StudyLedgers: Sendable {
    /// Measures, by date.
    public var measures: [Measure]
    /// Counter-measures, by date.
    public var counterMeasures: [CounterMeasureRecord]
    /// Corporate responses, by date, those without one first.
    public var responses: [CorporateResponse]
    /// The codes of responses.
    public var codes: [ResponseCode]
    /// Shipments stopped.
    public var detentions: [DetentionFigure]
    /// Additions to the UFLPA Entity List, by day.
    public var batches: [ListBatch]
    /// The bundled entries of lists.
    public var entries: [ListedEntry]
    /// Which entries name one and the same organization.
    public var subjects: [ListedSubject]
    /// First evidence before a listing.
    public var leads: [ListingLead]
    /// Answers about the design of measures.
    public var design: [DesignAnswer]
    /// What would answer the questions about the design that are open.
    public var openDesign: [OpenDesignQuestion]
    /// What a sample of rows was coded as in further passes.
    public var coding: [RowCoding]

    /// Creates ledgers from rows at hand.
    public init(
        measures: [Measure] = [], counterMeasures: [CounterMeasureRecord] = [], responses: [CorporateResponse] = [],
        codes: [ResponseCode] = [], detentions: [DetentionFigure] = [], batches: [ListBatch] = [],
        entries: [ListedEntry] = [], subjects: [ListedSubject] = [], leads: [ListingLead] = [],
        design: [DesignAnswer] = [], openDesign: [OpenDesignQuestion] = [], coding: [RowCoding] = []
    ) {
        self.measures = measures
        self.counterMeasures = counterMeasures
        self.responses = responses
        self.codes = codes
        self.detentions = detentions
        self.batches = batches
        self.entries = entries
        self.subjects = subjects
        self.leads = leads
        self.design = design
        self.openDesign = openDesign
        self.coding = coding
    }

    /// Reads the ledgers.
    ///
    /// - Parameter directory: The folder of the reference data, which holds `measures`, `countermeasures`, `responses`
    ///   and `lists`.
    /// - Throws: ``StudyError`` with every problem of every file, references to rows that do not exist among them.
    public init(directory: URL) throws(StudyError) {
        var reader = LedgerReader(directory: directory)
        self.init()
        try reader.read(into: &self)
    }
}

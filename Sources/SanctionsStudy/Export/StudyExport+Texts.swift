extension StudyExport {
    /// The citation in the Citation File Format 1.2.0.
    static func citation(version: String, known: String) -> String {
        """
        cff-version: 1.2.0
        message: If you use these data, cite them with their version, which is a digest of what they say.
        type: dataset
        title: "Clew study: measures, counter-measures and corporate responses on forced labour in and from Xinjiang"
        abstract: "Three ledgers with sources and confidence, the indices computed from them, and their codebook; as known on \(known)."
        authors:
          - name: Contributors of Clew
        version: "sha256:\(version)"
        license: CC-BY-4.0
        keywords: [sanctions, forced labour, Xinjiang, supply chains]

        """
    }

    /// What lies in the folder, in the words of a reader.
    static func readme(_ tables: [ExportTable], version: String, known: String) -> String {
        let list = tables.map { "| `\($0.fileName)` | \($0.rows.count) | \($0.title) |" }.joined(separator: "\n")
        return """
            # Clew study

            Version `sha256:\(version)`, as known on \(known). `clew study verify` on this folder computes every table again from
            the reference data and compares byte by byte.

            | file | rows | what it holds |
            |---|---|---|
            \(list)

            - `codebook.csv` defines every variable, `codes.csv` every code. A cell without a value says why: `unknown`,
              `not applicable` or `not coded`. The header is the first line of each file.
            - `figure_….csv` is what a figure draws, one mark a row, and `figure_….svg` the picture. `clew study report --out` writes the
              same files with a page around them, and `clew study verify` computes both again.
            - A cell that a spreadsheet would run as a formula starts with an apostrophe.
            - The rows of `responses.csv` are examples found in public reports, no sample: no share of them says anything about
              all companies. Silence (`R0`) is silence when the source was published.
            - About a fifth of the rows were coded in two further passes, each without sight of the ledger’s codes or of the other pass.
              `coding.csv` keeps each pass, what was settled and why; `index_repeatability.csv` and `codebook.csv` give Krippendorff’s alpha a
              variable. One reader, a program and no person, made both passes: this is repeatability, not agreement of two people.
            - Individuals are counted and never named. Exposure is not proof, and no score is formed.
            - Rows with confidence `unverified` are recalled only; the ledgers hold them, no index counts them.

            Tables under CC BY 4.0. Imported lists and trade data are not in here: users import them themselves.

            """
    }
}

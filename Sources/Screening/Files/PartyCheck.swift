import ClewModel
import SourceFiles

/// Reports values of parties that cannot be compared: countries that nobody knows, dates of birth that are none.
struct PartyCheck {
    /// The texts that were reported, so that one spelling in a long file is one remark.
    private var seen: Set<String> = []

    /// Checks a party.
    ///
    /// - Returns: Whether it can be compared at all: a name with a NUL in it is no text that anybody wrote.
    mutating func check(_ entity: Entity, at location: SourceLocation, into diagnostics: inout DiagnosticLog) -> Bool {
        for property in PropertyName.names {
            for value in entity[property] where value.utf8.contains(0) {
                diagnostics.add(
                    Diagnostic(
                        .error, code: "screening.name.damaged",
                        "the name \(SafeText.quoted(value)) holds a NUL; the file is damaged here, and the party was not read",
                        at: location))
                return false
            }
        }
        for property in PartyProfile.countryProperties {
            for value in entity[property] where !CountryCode.isKnown(value) && isNew(value) {
                diagnostics.add(
                    Diagnostic(
                        .warning, code: "screening.country.unknown",
                        "“\(value.prefix(60))” is neither a code of a country nor in the table of names, here and wherever else it "
                            + "stands; it is not compared: write the code (ISO 3166-1), such as cn", at: location))
            }
        }
        for value in entity[.birthDate] where !Self.isDateOfBirth(value) && isNew(value) {
            diagnostics.add(
                Diagnostic(
                    .warning, code: "screening.date.unreadable",
                    "“\(value.prefix(60))” is no date of birth that can be read; it is not compared: write 1970, 1970-03 or "
                        + "1970-03-05", at: location))
        }
        return true
    }

    private static func isDateOfBirth(_ value: String) -> Bool {
        PartialDate(value.prefix(10)).map { DateText.possibleYears.contains($0.year) } ?? false
    }

    private mutating func isNew(_ value: String) -> Bool {
        guard seen.count < 1000 else { return !seen.contains(value) }
        return seen.insert(value).inserted
    }
}

extension CountryCode {
    /// Whether a text names a country that exists or existed: a code that ISO 3166-1 assigns, or a name of the table.
    public static func isKnown(_ text: some StringProtocol) -> Bool {
        guard let code = code(of: text) else { return gone.contains(text.trimmed.lowercased()) }
        return code.utf8.count != 2 || assigned.contains(code)
    }

    /// Codes of FollowTheMoney for states that are gone; they are read, and compared with nothing.
    private static let gone: Set<String> = ["suhh", "yucs", "csxx", "cshh", "ddde"]

    /// The codes that ISO 3166-1 assigns, those of states that are gone, and those that lists use for Kosovo and the Union.
    private static let assigned: Set<String> = Set(
        """
        ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd cf
        cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr ga gb gd ge gf gg gh
        gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw
        ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng
        ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn
        so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws ye yt
        za zm zw xk eu su yu cs dd an zr tp bu
        """.split { $0 == " " || $0 == "\n" }.map(String.init))
}

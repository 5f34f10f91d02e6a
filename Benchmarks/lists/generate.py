#!/usr/bin/env python3
"""An invented list in the shape of OFAC's sdn_advanced.xml: the same arguments give the same bytes.

    generate.py [--megabytes 110] > sdn_advanced.xml

Reference values come from the fixture of the tests; parties have names, aliases in two scripts, features, places, documents,
relations and entries in about the numbers that the published file has them. All names are put together from syllables.
"""
import argparse
import pathlib
import random
import sys

SYLLABLES = "an bei cheng da feng guang hai jia kang lin mei nan ping qing rui shan tai wei xin yuan zhong".split()
HAN = "安北成达丰广海佳康林美南平青瑞山泰伟新远中"
TRADES = [("TEXTILE", "纺织"), ("CHEMICAL", "化工"), ("FOOD", "食品"), ("MACHINERY", "机械"), ("ENERGY", "能源")]
FIXTURE = pathlib.Path(__file__).parents[2] / "Tests/Fixtures/lists/us-ofac-advanced.xml"
SIZE = 5_600  # bytes a party takes in all parts of the file, about


def date(year, month, day):
    one = f"<Year>{year}</Year><Month>{month}</Month><Day>{day}</Day>"
    end = f"<From>{one}</From><To>{one}</To>"
    flags = 'Approximate="false" YearFixed="false" MonthFixed="false" DayFixed="false"'
    return (
        f'<DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false"><Start {flags}>{end}</Start>'
        f"<End {flags}>{end}</End></DatePeriod>"
    )


class Party:
    def __init__(self, number):
        self.pick = random.Random(number)
        self.number = number
        self.is_person = number % 2 == 0

    def words(self, count):
        return [self.pick.randrange(len(SYLLABLES)) for _ in range(count)]

    def latin(self, words):
        return "".join(SYLLABLES[i] for i in words)

    def name(self):
        """The parts of a name as (kind of part, Latin, Han)."""
        if self.is_person:
            last, first = self.words(1), self.words(2)
            return [("L", self.latin(last).upper(), HAN[last[0]]), ("F", self.latin(first).capitalize(), "".join(HAN[i] for i in first))]
        words = self.words(self.pick.randint(2, 4))
        trade, characters = TRADES[self.pick.randrange(len(TRADES))]
        return [("E", f"{self.latin(words).upper()} {trade} CO., LTD.", "".join(HAN[i] for i in words) + characters + "有限公司")]

    def alias(self, kind, is_primary, is_weak):
        number, group = self.number, {"L": 1, "F": 2, "E": 3}
        parts = self.name()
        names = ""
        for script, column in [(215, 1)] + ([(501, 2)] if is_primary else []):
            values = "".join(
                f'<DocumentedNamePart><NamePartValue NamePartGroupID="{number}{group[part[0]]}" ScriptID="{script}" '
                f'ScriptStatusID="1" Acronym="false">{part[column]}</NamePartValue></DocumentedNamePart>\n              '
                for part in parts
            )
            names += (
                f'            <DocumentedName ID="{number}{column}" FixedRef="{number}" DocNameStatusID="{column}">\n'
                f"              {values}</DocumentedName>\n"
            )
        return (
            f'          <Alias FixedRef="{number}" AliasTypeID="{kind}" Primary="{str(is_primary).lower()}" '
            f'LowQuality="{str(is_weak).lower()}">\n{names}          </Alias>\n'
        )

    def location(self):
        def part(kind, text):
            return (
                f'      <LocationPart LocPartTypeID="{kind}"><LocationPartValue Primary="true" LocPartValueTypeID="1" '
                f'LocPartValueStatusID="1"><Comment /><Value>{text}</Value></LocationPartValue></LocationPart>\n'
            )

        return (
            f'    <Location ID="{self.number}">\n      <LocationAreaCode AreaCodeID="11050" />\n'
            '      <LocationCountry CountryID="11050" CountryRelevanceID="1" />\n'
            + part(1451, f"{self.pick.randint(1, 999)} {self.latin(self.words(2)).capitalize()} Road")
            + part(1454, self.latin(self.words(2)).capitalize())
            + part(1456, self.pick.randint(100000, 999999))
            + f'      <FeatureVersionReference FeatureVersionID="{self.number}" />\n    </Location>\n'
        )

    def document(self, kind, text):
        return (
            f'    <IDRegDocument ID="{self.number}{kind}" IDRegDocTypeID="{kind}" IdentityID="{self.number}" '
            'IssuedBy-CountryID="11050" ValidityID="1">\n'
            f"      <Comment /><IDRegistrationNo>{text}</IDRegistrationNo><IssuingAuthority />\n"
            f'      <DocumentDate IDRegDocDateTypeID="1481">{date(2030, 5, self.pick.randint(1, 28))}</DocumentDate>\n'
            "    </IDRegDocument>\n"
        )

    def documents(self):
        if self.is_person:
            return self.document(1571, f"E{self.number:07d}")
        return self.document(1628, f"9165{self.number:012d}XX")

    def feature(self, kind, content):
        return (
            f'        <Feature ID="{self.number}{kind}" FeatureTypeID="{kind}"><FeatureVersion ID="{self.number}{kind}" '
            f'ReliabilityID="1560"><Comment />{content}</FeatureVersion><IdentityReference IdentityID="{self.number}" '
            'IdentityFeatureLinkTypeID="1" /></Feature>\n'
        )

    def party(self):
        number = self.number
        kinds = "".join(
            f'<MasterNamePartGroup><NamePartGroup ID="{number}{group}" NamePartTypeID="{kind}" /></MasterNamePartGroup>'
            for group, kind in ((1, 1520), (2, 1521), (3, 1525))
        )
        detail = '<VersionDetail DetailTypeID="1432">{}</VersionDetail>'
        features = self.feature(25, f'<VersionLocation LocationID="{number}" />')
        features += self.feature(504, detail.format("section 1(b) of an invented order"))
        if self.is_person:
            features += self.feature(8, date(1950 + number % 50, 1 + number % 12, 1 + number % 28))
            features += self.feature(26, detail.format("Chairman of " + self.latin(self.words(3)).capitalize()))
            features += self.feature(224, '<VersionDetail DetailTypeID="1431" DetailReferenceID="705" />')
        else:
            features += self.feature(14, detail.format(f"http://{self.latin(self.words(3))}.example"))
        aliases = self.alias(1403, True, False) + self.alias(1400, False, False) + self.alias(1400, False, True)
        if number % 5 == 0:
            aliases += self.alias(1401, False, False)
        return (
            f'    <DistinctParty FixedRef="{number}">\n      <Comment />\n'
            f'      <Profile ID="{number}" PartySubTypeID="{4 if self.is_person else 3}">\n'
            f'        <Identity ID="{number}" FixedRef="{number}" Primary="true" False="false">\n{aliases}'
            f"          <NamePartGroups>{kinds}</NamePartGroups>\n        </Identity>\n{features}"
            f'        <SanctionsEntryReference SanctionsEntryID="{number}" />\n      </Profile>\n    </DistinctParty>\n'
        )

    def relation(self):
        return (
            f'    <ProfileRelationship ID="{self.number}" From-ProfileID="{self.number}" To-ProfileID="{self.number - 1}" '
            f'RelationTypeID="15003" RelationQualityID="1" Former="false" SanctionsEntryID="{self.number}"><Comment />'
            "</ProfileRelationship>\n"
        )

    def entry(self):
        day = f"<Year>20{10 + self.number % 15}</Year><Month>{1 + self.number % 12}</Month><Day>{1 + self.number % 28}</Day>"
        return (
            f'    <SanctionsEntry ID="{self.number}" ProfileID="{self.number}" ListID="1550">\n'
            f'      <EntryEvent ID="{self.number}" EntryEventTypeID="1" LegalBasisID="1822"><Comment />'
            f'<Date CalendarTypeID="1">{day}</Date></EntryEvent>\n'
            f'      <SanctionsMeasure ID="{self.number}1" SanctionsTypeID="1"><Comment>INVENTED</Comment></SanctionsMeasure>\n'
            f'      <SanctionsMeasure ID="{self.number}2" SanctionsTypeID="1705"><Comment /></SanctionsMeasure>\n'
            "    </SanctionsEntry>\n"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=110)
    count = int(parser.parse_args().megabytes * 1_000_000 / SIZE)
    fixture = FIXTURE.read_text(encoding="utf-8")
    numbers = range(100_000, 100_000 + count)
    out = sys.stdout.write
    out(fixture[: fixture.index("  <Locations>")])
    for name, part, chosen in [
        ("Locations", Party.location, numbers), ("IDRegDocuments", Party.documents, numbers),
        ("DistinctParties", Party.party, numbers), ("ProfileRelationships", Party.relation, numbers[1::3]),
        ("SanctionsEntries", Party.entry, numbers),
    ]:
        out(f"  <{name}>\n")
        for number in chosen:
            out(part(Party(number)))
        out(f"  </{name}>\n")
    out("</Sanctions>\n")


main()

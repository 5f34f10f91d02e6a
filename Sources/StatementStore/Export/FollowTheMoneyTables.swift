import ClewModel

/// What FollowTheMoney (version 4.11) knows: the schemata, codes and numbers that its own package accepts.
enum FollowTheMoneyTables {
    /// The schemata that entities can have.
    static let schemata = words(
        """
        Documentation Mention Event Pages Family Payment Directorship Video Image Debt Airplane Message CourtCase
        Contract LegalEntity ContractAward Risk UnknownLink Employment Sanction Workbook Note Email Project
        Organization HyperText Page Audio Control Representation Company Asset CallForTenders BankAccount Associate
        CourtCaseParty Security Identification Occupancy Vessel PublicBody Article Folder Table Similar License
        EconomicActivity UserAccount Document CryptoWallet TaxRoll PlainText Address Trip Passport
        ProjectParticipant Package Succession Vehicle Call Territory Position Membership Person Ownership RealEstate
        """)

    /// Those of them that hold between entities, or for a time; they have a summary and no notes.
    static let intervals = words(
        """
        Documentation Event Family Payment Directorship Debt Message ContractAward Risk UnknownLink Employment
        Sanction Project Control Representation CallForTenders Associate CourtCaseParty Identification Occupancy
        EconomicActivity TaxRoll Trip Passport ProjectParticipant Succession Call Membership Ownership
        """)

    /// The codes of countries and territories.
    static let countries = words(
        """
        ac ad ae af ag ai al am ao aq ar as at au aw ax az az-nk ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt
        bv bw by bz ca cc cd cf cg ch ci ck cl cm cn cn-xz co cp cq cr cshh csxx cu cv cw cx cy cy-trnc cz dd de dg
        dj dk dm do dz ec ee eg eh er es et eu fi fj fk fm fo fr ga gb gb-nir gb-sct gb-wls gd ge ge-ab gf gg gh gi
        gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu ic id ie il im in io ip iq iq-kr ir is it je jm jo jp ke
        kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md md-pmr me mf mg mh mk ml mm mn mo mp
        mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pk-km pl pm pn pr ps
        pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so so-som sr ss st suhh sv sx sy sz ta tc
        td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ua-cri ua-dpr ua-lpr ug um un us uy uz va vc ve vg vi vn vu
        wf ws x-so xk ye yt yucs za zm zr zw zz
        """)

    /// The topics.
    static let topics = words(
        """
        asset.frozen corp.clone corp.disqual corp.offshore corp.public corp.shell crime crime.boss crime.cyber
        crime.env crime.fin crime.fraud crime.terror crime.theft crime.traffick crime.traffick.drug
        crime.traffick.human crime.war debarment export.control export.control.linked export.risk fin fin.adivsor
        fin.bank fin.fund forced.labor geo.risk gov gov.admin gov.executive gov.financial gov.head gov.igo
        gov.judicial gov.legislative gov.muni gov.national gov.religion gov.security gov.soe gov.state invest.ban
        invest.risk mare.detained mare.shadow mare.sts mil poi pol.party pol.union reg.action reg.warn rel role.acct
        role.act role.civil role.diplo role.journo role.judge role.lawyer role.lobby role.oligarch role.pep
        role.pep.frmr role.pep.intl role.pep.natl role.pol role.rca role.spy sanction sanction.control
        sanction.counter sanction.linked wanted
        """)

    /// The fewest and most digits of a telephone number after each international calling code.
    static let callingCodes: [String: ClosedRange<Int>] = Dictionary(
        uniqueKeysWithValues: words(
            """
            1:7-10 7:10-14 20:8-10 27:5-10 30:10-12 31:5-11 32:8-9 33:9-9 34:9-9 36:8-9 39:6-12 40:6-9 41:9-12
            43:4-13 44:7-10 45:8-8 46:6-12 47:5-8 48:6-10 49:4-15 51:8-9 52:10-10 53:6-10 54:10-11 55:8-11 56:9-11
            57:8-11 58:10-10 60:8-10 61:5-12 62:7-17 63:6-13 64:5-10 65:8-11 66:8-13 81:8-17 82:5-14 84:7-10 86:7-12
            90:7-13 91:8-13 92:8-12 93:9-9 94:9-9 95:6-10 98:4-10 211:9-9 212:9-9 213:8-9 216:8-8 218:9-9 220:7-9
            221:9-9 222:8-8 223:8-8 224:8-9 225:10-10 226:8-8 227:8-8 228:8-8 229:10-10 230:7-10 231:7-9 232:8-8
            233:8-9 234:10-14 235:8-8 236:8-8 237:8-9 238:7-7 239:7-7 240:9-9 241:7-8 242:9-9 243:7-10 244:9-9
            245:7-9 246:7-7 247:5-6 248:7-7 249:9-9 250:8-9 251:9-9 252:6-9 253:8-8 254:7-10 255:9-9 256:9-9 257:8-8
            258:8-9 260:9-9 261:9-9 262:9-9 263:7-10 264:8-9 265:7-9 266:8-8 267:7-10 268:8-9 269:7-7 290:4-5
            291:7-7 297:7-7 298:6-6 299:6-6 350:8-8 351:9-9 352:4-11 353:7-10 354:7-9 355:6-9 356:8-8 357:8-8
            358:5-12 359:6-12 370:8-8 371:8-8 372:7-10 373:8-8 374:8-8 375:6-11 376:6-9 377:8-9 378:8-10 380:9-10
            381:6-12 382:8-9 383:8-12 385:7-9 386:5-8 387:8-9 389:8-8 420:9-12 421:6-9 423:7-9 500:5-5 501:7-11
            502:8-11 503:7-11 504:8-11 505:8-8 506:8-10 507:7-11 508:6-9 509:8-8 590:9-9 591:8-9 592:7-7 593:8-11
            594:9-9 595:6-11 596:9-9 597:6-7 598:4-13 599:7-8 670:7-8 672:6-6 673:7-7 674:7-7 675:7-8 676:5-7
            677:5-7 678:5-7 679:7-11 680:7-7 681:6-9 682:5-5 683:4-7 685:5-10 686:5-8 687:6-6 688:5-7 689:6-9
            690:4-7 691:7-7 692:7-7 850:8-10 852:5-11 853:7-8 855:8-10 856:8-10 880:6-10 886:7-11 960:7-10 961:7-8
            962:8-9 963:8-9 964:8-10 965:7-8 966:9-10 967:7-9 968:7-9 970:8-10 971:5-12 972:7-12 973:8-8 974:7-11
            975:7-8 976:8-10 977:8-11 992:9-9 993:8-8 994:9-9 995:9-9 996:9-10 998:9-9
            """
        ).compactMap { entry in
            let parts = entry.split { $0 == ":" || $0 == "-" }
            guard parts.count == 3, let fewest = Int(parts[1]), let most = Int(parts[2]), fewest <= most else {
                return nil
            }
            return (String(parts[0]), fewest...most)
        })

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}

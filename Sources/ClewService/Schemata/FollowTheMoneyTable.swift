/// The schemata and properties of FollowTheMoney, as far as its clients rely on them: names, kinds, and what points at what.
///
/// A line for each schema: its name, its parents, whether it is an edge, matchable, abstract, and its name for people, for
/// one and for many. Below it a line for each kind of property: `owner>LegalEntity.ownershipOwner` points at a legal entity,
/// which sees it as `ownershipOwner`; a question mark stands behind what is not shown. The names are those of
/// FollowTheMoney 4.9 (MIT licence).
enum FollowTheMoneyTable {
    static let text = """
        Address < Thing | matchable | Address | Addresses
          featured full city street country
          address full
          identifier googlePlaceId osmId
          number latitude longitude
          string city postOfficeBox postalCode region remarks state street street2
        Airplane < Vehicle | matchable | Airplane | Airplanes
          featured type registrationNumber country operator owner
          identifier icaoCode serialNumber
          string manufacturer
        Analyzable < | abstract | Analyzable | Analyzables
          address locationMentioned?
          country detectedCountry?
          email emailMentioned?
          identifier ibanMentioned?
          ip ipMentioned?
          language detectedLanguage?
          name companiesMentioned? namesMentioned? peopleMentioned?
          phone phoneMentioned?
        Article < Document | | Article | Articles
          featured title author publishedAt
        Asset < Thing Value | | Asset | Assets
          featured name amount
        Associate < Interval | edge | Associate | Associates
          featured person associate relationship
          entity associate>Person.associations person>Person.associates
          string relationship
        Audio < Document | | Audio | Audio files
          featured title fileName mimeType parent
          number duration samplingRate
        BankAccount < Asset | matchable | Bank account | Bank accounts
          featured accountNumber bankName
          date balanceDate closingDate maxBalanceDate openingDate
          entity bank>Organization.bankAccounts
          identifier accountNumber bic iban
          number balance maxBalance
          string accountType bankAddress bankName
        Call < Interval | | Call | Calls
          featured callerNumber caller receiverNumber receiver date
          entity caller>LegalEntity.callsMade receiver>LegalEntity.callsReceived
          number duration
          phone callerNumber receiverNumber
        CallForTenders < Interval Thing | | Call for tenders | Calls for tenders
          featured title authority
          date awardNoticeDate awardingDate clarificationDeadline contractNoticeDate publicationDate
          date submissionDeadline
          entity authority>LegalEntity.callForTenders onBehalfOf>LegalEntity.delegatedCallForTenders
          entity tenderers>LegalEntity.callForTenders
          identifier authorityReferenceId callId cpvCode nutsCode
          number maximumNumberOfLots numberOfLots
          string awardedInLots certificationCheck directive euFunding evaluationMechanism fallsUnderGPPScope
          string involvesOutcome lotsNames multipleTenders paymentOptions procedure procurementType
          string relationToThreshold reverseAuctionsIncluded tendersForLots title
          url tedUrl
        Company < Asset Organization | matchable | Company | Companies
          featured name jurisdiction registrationNumber incorporationDate
          identifier bikCode cikCode coatoCode fnsCode ipoCode irsCode isinCode jibCode kppCode mbsCode pfrNumber ricCode
          identifier ticker voenCode
          number capital
          string caemCode fssCode okopfCode oksmCode
        Contract < Asset | | Contract | Contracts
          featured title amount authority contractDate
          date contractDate
          entity authority>LegalEntity.contractAuthority project>Project.contracts
          language language
          string cancelled classification criteria method noticeId numberAwards procedure procedureNumber status
          string title type
        ContractAward < Interest Value | edge | Contract award | Contract awards
          featured supplier contract amount lotNumber decisionReason
          entity callForTenders>CallForTenders.contractAwards contract>Contract.awards
          entity supplier>LegalEntity.contractAwardSupplier
          identifier cpvCode nutsCode
          string amended documentNumber documentType lotNumber
          text decisionReason
        CourtCase < Thing | | Court case | Court cases
          featured name fileDate caseNumber
          date closeDate fileDate
          identifier caseNumber
          string category court status type
        CourtCaseParty < Interest | edge | Case party | Case parties
          featured party case role
          entity case>CourtCase.parties party>Thing.courtCase
        CryptoWallet < Thing Value | matchable | Cryptocurrency wallet | Cryptocurrency wallets
          featured currency publicKey
          date balanceDate creationDate
          entity holder>LegalEntity.cryptoWallets
          identifier accountId cryptoAddress publicKey
          number balance
          string blockchain currencySymbol custodyType managingExchange privateKey
        Debt < Interval Value | edge | Debt | Debts
          featured debtor creditor date amount
          entity creditor>LegalEntity.debtCreditor debtor>LegalEntity.debtDebtor
        Directorship < Interest | edge | Directorship | Directorships
          featured director organization role startDate endDate
          entity director>LegalEntity.directorshipDirector organization>Organization.directorshipOrganization
          string secretary
        Document < Analyzable Thing | | File | Files
          featured title fileName mimeType parent
          checksum contentHash
          date authoredAt date processedAt? publishedAt
          entity ancestors>Folder.descendants parent>Folder.children
          language language translatedLanguage?
          mimetype mimeType
          number fileSize
          string author crawler encoding extension fileName generator messageId processingAgent processingError?
          string processingStatus? title
          text bodyText? translatedText?
        Documentation < Interest | edge | Documentation | Documentations
          featured document entity role
          entity document>Document.relatedEntities entity>Thing.documentedBy
        EconomicActivity < Interval | | Customs declaration | Customs declarations
          featured sender receiver contract goodsDescription startDate endDate
          country departureCountry destinationCountry originCountry tradingCountry
          entity bankAccount>BankAccount.contractBankAccount bankForeign>BankAccount.foreignBankAccount
          entity bankRub>BankAccount.rubBankAccount contract>Contract.economicActivityContract
          entity contractHolder>LegalEntity.economicActivityHolder declarant>LegalEntity.economicActivityDeclarant
          entity receiver>LegalEntity.economicActivityReceiver sender>LegalEntity.economicActivitySender
          entity transport>Vehicle.declaredCustoms
          identifier ccdNumber vedCode
          string ccdValue customsAmount customsProcedure directionOfTransportation dollarExchRate invoiceAmount
          string vedCodeDescription
          text goodsDescription
        Email < Folder HyperText PlainText | | E-Mail | E-Mails
          featured subject date from
          entity emitters>LegalEntity.emailsSent inReplyToEmail>Email.responses recipients>LegalEntity.emailsReceived
          json headers?
          string bcc cc from inReplyTo? sender subject threadTopic to
        Employment < Interest | edge | Employment | Employments
          featured employer employee role startDate endDate
          entity employee>Person.employers employer>Organization.employees
        Event < Analyzable Interval Thing | | Event | Events
          featured name summary date location
          address location
          entity involved>LegalEntity.eventsInvolved organizer>LegalEntity.eventsOrganized
          string important
        Family < Interval | edge | Family | Family members
          featured person relative relationship
          entity person>Person.familyPerson relative>Person.familyRelative
          string relationship
        Folder < Document | | Folder | Folders
          featured title parent
        HyperText < Document | | Web page | Web pages
          featured title fileName mimeType parent
          html bodyHtml?
        Identification < Interval | | Identification | Identifications
          featured number country type holder startDate endDate
          country country
          entity holder>LegalEntity.identification
          identifier number
          string authority type
        Image < Document | | Image | Images
          featured title fileName mimeType parent
          entity pictured>Person.images
          string credit
        Interest < Interval | abstract | Interest | Interest
          string role status
        Interval < | abstract | Interval | Interval
          date date endDate modifiedAt retrievedAt startDate
          entity proof>Document.provenIntervals
          name namesMentioned?
          string publisher recordId
          text description indexText? summary
          url alephUrl? publisherUrl sourceUrl
        LegalEntity < Thing | matchable | Legal entity | Legal entities
          featured name country legalForm status
          country jurisdiction mainCountry
          date dissolutionDate incorporationDate
          email email
          entity parent>LegalEntity.subsidiaries
          identifier brightQueryId brightQueryOrgId? bvdId dunsCode idNumber innCode leiCode licenseNumber npiCode
          identifier ogrnCode okpoCode okvedCode registrationNumber sayariId swiftBic taxNumber uniqueEntityId uscCode
          identifier vatCode
          name abbreviation
          phone phone
          string classification icijId legalForm sector status taxStatus
          url opencorporatesUrl website
        License < Contract | | License | Licenses
          featured name amount authority contractDate commodities
          number area
          string commodities reviewDate
        Membership < Interest | edge | Membership | Memberships
          featured member organization role startDate endDate
          entity member>LegalEntity.membershipMember organization>Organization.membershipOrganization
        Mention < | | Mention | Mentions
          featured document name resolved
          country contextCountry?
          email contextEmail?
          entity document>Document.mentionedEntities resolved>LegalEntity.mentionedBy
          name name
          phone contextPhone?
          string detectedSchema?
        Message < Folder HyperText Interval PlainText | | Message | Messages
          featured subject date sender recipients
          entity inReplyToMessage>Message.responses recipientAccount>UserAccount.messagesReceived
          entity recipients>LegalEntity.messagesReceived sender>LegalEntity.messagesSent
          entity senderAccount>UserAccount.messagesSent
          json metadata?
          string inReplyTo? subject threadTopic
        Note < Analyzable Thing | | Note | Notes
          featured description entity
          entity entity>Thing.noteEntities
        Occupancy < Interval | edge | Occupancy | Occupancies
          featured holder post
          date declarationDate electionDate periodEnd periodStart
          entity holder>Person.positionOccupancies post>Position.occupancies
          string constituency politicalGroup status
        Organization < LegalEntity | matchable | Organization | Organizations
          featured name country legalForm status
          identifier cageCode giiNumber imoNumber permId
        Ownership < Interest | edge | Ownership | Ownerships
          featured owner asset role percentage startDate endDate
          entity asset>Asset.ownershipAsset owner>LegalEntity.ownershipOwner
          string legalBasis ownershipType percentage sharesCount sharesCurrency sharesType sharesValue
        Package < Folder | | Package | Packages
          featured title fileName mimeType parent
        Page < | | Page | Pages
          entity document>Pages.pages
          language detectedLanguage?
          number index
          string translatedTextLanguage?
          text bodyText? indexText? translatedText?
        Pages < Document | | Document | Documents
          featured title fileName mimeType parent
          checksum pdfHash?
        Passport < Identification | | Passport | Passports
          featured number country type holder startDate endDate
          date birthDate
          gender gender
          identifier passportNumber? personalNumber
          string birthPlace givenName surname
        Payment < Interval Value | edge | Payment | Payments
          featured payer beneficiary date amount purpose
          entity beneficiary>LegalEntity.paymentBeneficiary beneficiaryAccount>BankAccount.paymentBeneficiaryAccount
          entity contract>Contract.paymentContract payer>LegalEntity.paymentPayer
          entity payerAccount>BankAccount.paymentPayerAccount project>Project.payments
          string programme sequenceNumber transactionNumber
          text purpose
        Person < LegalEntity | matchable | Person | People
          featured name nationality birthDate
          country birthCountry citizenship nationality
          date birthDate deathDate
          gender gender
          identifier passportNumber socialSecurityNumber
          language spokenLanguage
          number height weight
          string appearance birthPlace education ethnicity eyeColor fatherName firstName hairColor lastName
          string middleName motherName nameSuffix political position profession religion secondName title
          text biography
        PlainText < Document | | Text file | Text files
          featured title fileName mimeType parent
        Position < Thing | matchable | Position | Positions
          featured name country subnationalArea
          date dissolutionDate inceptionDate
          entity organization>Organization.positions
          number numberOfSeats
          string subnationalArea
        Project < Interval Thing Value | | Project | Projects
          featured name projectId startDate
          identifier projectId
          string goal phase status
        ProjectParticipant < Interest | edge | Project participant | Project participants
          featured project participant role
          entity participant>LegalEntity.projectParticipation project>Project.participants
        PublicBody < Organization | matchable | Public body | Public bodies
          featured name country legalForm status
        RealEstate < Asset | | Real estate | Real estates
          featured registrationNumber address country
          date createDate
          entity parent>RealEstate.subunits
          identifier cadastralCode registrationNumber titleNumber
          number area latitude longitude
          string censusBlock encumbrance landType propertyType tenure
        Representation < Interest | edge | Representation | Representations
          featured agent client role
          entity agent>LegalEntity.agencyClient client>LegalEntity.agentRepresentation
        Risk < Interval | | Risk | Risks
          featured entity country reason status startDate
          country country
          date listingDate
          entity entity>Thing.risks
          number duration
          string status
          text reason
          topic topics
        Sanction < Interval | | Sanction | Sanctions
          featured entity country authority program startDate
          country country
          date listingDate
          entity entity>Thing.sanctions
          identifier authorityId programId unscId
          number duration
          string authority program provisions status
          text reason
          url programUrl
        Security < Asset | matchable | Security | Securities
          featured isin name issuer country
          date issueDate maturityDate
          entity issuer>LegalEntity.securities
          identifier figiCode isin registrationNumber ticker
          string classification collateral type
        Similar < | | Similar | Similar entities
          featured candidate match confidenceScore
          entity candidate>Thing.candidateSimilars match>Thing.matchSimilars
          number confidenceScore
          string criteria matcher
        Succession < Interest | edge | Succession | Successions
          featured predecessor successor date
          entity predecessor>LegalEntity.successors successor>LegalEntity.predecessors
        Table < Document | | Table | Tables
          featured title fileName mimeType parent
          checksum csvHash?
          json columns?
          number rowCount
        TaxRoll < Interval | | Tax roll | Tax rolls
          featured taxee date income wealth taxPaid
          country country
          date birthDate
          entity taxee>LegalEntity.taxRolls
          string givenName income surname taxPaid wealth
        Thing < | abstract | Thing | Thing
          featured name country
          address address
          country country
          date createdAt modifiedAt retrievedAt
          entity addressEntity>Address.things proof>Document.proven riskSource>Thing
          identifier programId? wikidataId
          name alias name previousName weakAlias
          string keywords program publisher
          text description indexText? notes summary
          topic topics
          url alephUrl? publisherUrl sourceUrl wikipediaUrl
        Trip < Event | | Trip | Trips
          featured endLocation startLocation vehicle startDate endDate
          entity endLocation>Address.tripsIncoming startLocation>Address.tripsDeparting vehicle>Vehicle.tripsInvolved
        UnknownLink < Interest | edge | Other link | Other links
          featured subject object role
          entity object>Thing.unknownLinkFrom subject>Thing.unknownLinkTo
        UserAccount < Thing | matchable | User account | User accounts
          featured username service email owner
          email email
          entity owner>LegalEntity.userAccounts
          ip ipAddress
          phone phone
          string password service username
        Value < | abstract | Value | Values
          number amount amountEur amountUsd
          string currency
        Vehicle < Asset | matchable | Vehicle | Vehicles
          featured type name registrationNumber country owner
          date buildDate deregistrationDate registrationDate
          entity operator>LegalEntity.operatedVehicles owner>LegalEntity.ownedVehicles
          identifier registrationNumber
          string model type
        Vessel < Vehicle | matchable | Vessel | Vessels
          featured name imoNumber type flag
          country flag pastFlags
          date nameChangeDate
          identifier callSign crsNumber imoNumber mmsi
          number deadweightTonnage grossRegisteredTonnage tonnage
          string navigationArea pastTypes registrationPort
        Video < Document | | Video | Videos
          featured title fileName mimeType parent
          number duration
        Workbook < Folder | | Workbook | Workbooks
          featured title fileName parent
        """
}

/// The kinds of conditions that rule files may use.
enum ConditionCatalog {
    /// The kinds, in the order in which they are told.
    static let kinds: [any ConditionKind.Type] = [
        AllOf.self, AnyOf.self, ImportInto.self, ExportFrom.self, RequesterIn.self, OriginIn.self, ListedPartyTest.self,
        OwnedUnder.self, GoodsTest.self, ProgrammeLink.self, EventHappened.self, ActTest.self, ProvisionApplies.self,
        OpenQuestion.self,
    ]
}

/// A new, empty case to fill in.
public enum CaseTemplate {}

using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Tests.Forms;

// Protocol section 9: the bodies of the ledger's entries, each as the published year has them.

public sealed class KeyBodyTests() : JsonFormTests<KeyBody>("body key", j => (KeyBody)EntryBody.Read("key", j), b => b.ToJson());

public sealed class DocumentBodyTests() : JsonFormTests<DocumentBody>("body policy", j => (DocumentBody)EntryBody.Read("policy", j), b => b.ToJson());

public sealed class CommitmentBodyTests() : JsonFormTests<CommitmentBody>("body commitment", j => (CommitmentBody)EntryBody.Read("commitment", j), b => b.ToJson());

public sealed class ValueBodyTests() : JsonFormTests<ValueBody>("body value", j => (ValueBody)EntryBody.Read("value", j), b => b.ToJson());

public sealed class ReceiptBodyTests() : JsonFormTests<ReceiptBody>("body receipt", j => (ReceiptBody)EntryBody.Read("receipt", j), b => b.ToJson());

public sealed class VoidBodyTests() : JsonFormTests<VoidBody>("body void", j => (VoidBody)EntryBody.Read("void", j), b => b.ToJson());

public sealed class InfeasibleBodyTests() : JsonFormTests<InfeasibleBody>("body infeasible", j => (InfeasibleBody)EntryBody.Read("infeasible", j), b => b.ToJson());

public sealed class SealedBodyTests() : JsonFormTests<SealedBody>("body sealed", j => (SealedBody)EntryBody.Read("sealed", j), b => b.ToJson());

public sealed class ReviewedBodyTests() : JsonFormTests<ReviewedBody>("body reviewed", j => (ReviewedBody)EntryBody.Read("reviewed", j), b => b.ToJson());

public sealed class ResultBodyTests() : JsonFormTests<ResultBody>("body result", j => (ResultBody)EntryBody.Read("result", j), b => b.ToJson());

public sealed class VisitBodyTests() : JsonFormTests<VisitBody>("body visit", j => (VisitBody)EntryBody.Read("visit", j), b => b.ToJson());

public sealed class ClosedBodyTests() : JsonFormTests<ClosedBody>("body closed", j => (ClosedBody)EntryBody.Read("closed", j), b => b.ToJson());

public sealed class SubstitutionBodyTests() : JsonFormTests<SubstitutionBody>("body substitution", j => (SubstitutionBody)EntryBody.Read("substitution", j), b => b.ToJson());

public sealed class NamedBodyTests() : JsonFormTests<NamedBody>("body named", j => (NamedBody)EntryBody.Read("named", j), b => b.ToJson());

public sealed class JoinedBodyTests() : JsonFormTests<JoinedBody>("body joined", j => (JoinedBody)EntryBody.Read("joined", j), b => b.ToJson());

public sealed class SectorOutcomeTests() : JsonFormTests<SectorOutcome>("body closed/sectors", SectorOutcome.FromJson, o => o.ToJson());

public sealed class LedgerEntryTests() : JsonFormTests<LedgerEntry>("entries.jsonl", LedgerEntry.FromJson, e => e.ToJson());

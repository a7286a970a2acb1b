using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>How a plan enters the ledger: by the digest of its times.</summary>
internal static class PlanEntry
{
    /// <summary>Enters rounds that were planned or moved.</summary>
    public static void Make(Session session, BureauContext bureau, LedgerStore ledger, int year, Round[] rounds)
    {
        Json plan = Json.Array(rounds, r => Json.Object(
            ("draw", r.Draw.ToString()), ("commitAt", BeijingTime.Format(r.CommitAt)), ("drawAt", BeijingTime.Format(r.DrawAt))));
        Digest digest = DocumentStore.Keep(session, plan, bureau.Entropy.Next(FormattableString.Invariant($"plan salt at {ledger.Head.Size}")));
        ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, new DocumentBody(DocumentKind.Plan, digest, year));
    }
}

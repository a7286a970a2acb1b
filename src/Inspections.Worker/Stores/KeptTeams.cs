using System.Collections.Concurrent;
using Inspections.Core.Encodings;
using Inspections.Core.Staffing;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The teams of draws as the committed ledger tells them, kept from one transaction to the next: a change is added to those before it.</summary>
internal sealed class KeptTeams
{
    private readonly ConcurrentDictionary<(Digest Receipt, bool AsPublic), CurrentTeams> _teams = new();

    /// <summary>The teams of a draw as a transaction sees them.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="ledger">The ledger in it.</param>
    /// <param name="drawn">The draw.</param>
    /// <param name="changes">The changes of its teams.</param>
    /// <param name="recusals">What substitutions entered, in whatever draw.</param>
    /// <param name="asPublic">True without what other draws have sealed.</param>
    public static CurrentTeams Of(
        Session session, LedgerStore ledger, KnownDraw drawn, IReadOnlyList<TeamEntry> changes, IReadOnlyList<BindingRecusal> recusals, bool asPublic)
    {
        (Digest, bool) key = (drawn.Receipt.Digest, asPublic);
        KeptTeams? kept = session.Database?.Kept<KeptTeams>();
        CurrentTeams teams = kept is not null && kept._teams.TryGetValue(key, out CurrentTeams? before)
            ? before.After(changes, recusals)
            : new CurrentTeams(drawn.ToTeams(ledger), changes, recusals);

        // What may still be undone is not kept.
        if (kept is not null && !ledger.HasOwn)
        {
            kept._teams[key] = teams;
        }

        return teams;
    }
}

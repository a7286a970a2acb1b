using Inspections.Core.Directory;
using Inspections.Core.Policy;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Policies;

/// <summary>The policy that the bureau wants, beside the one in force.</summary>
/// <param name="Wanted">What the bureau has written, without sectors that have no firms; or the default one of its directory; null as long as there is nothing to draw from.</param>
/// <param name="InForce">The last one in the ledger, or null.</param>
/// <param name="Refusals">Why <paramref name="Wanted"/> cannot come into force; none when it can.</param>
internal sealed record PolicyProposal(PolicyDocument? Wanted, PolicyDocument? InForce, IReadOnlyList<PolicyRefusal> Refusals)
{
    /// <summary>True when there is nothing to adopt.</summary>
    public bool IsInForce => Wanted is null || Wanted.Digest == InForce?.Digest;

    /// <summary>Compares what is written with what is in force.</summary>
    /// <param name="session">The database.</param>
    /// <param name="bureau">The bureau.</param>
    /// <param name="written">The policy it has written, or null for the default one.</param>
    public static PolicyProposal Of(Session session, BureauContext bureau, PolicyDocument? written)
    {
        IReadOnlyList<Firm> firms = FirmStore.Current(session);
        PolicyDocument? current = PolicyStore.Find(session, LedgerStore.Open(session));
        var used = firms.SelectMany(f => f.Sectors).ToHashSet();
        PolicyDocument wanted = written is not null
            ? written with { Sectors = [.. written.Sectors.Where(s => IsOurs(s.Sector))] }
            : PolicyStore.Default(bureau.Authority, SectorStore.All(session).Where(s => IsOurs(s.Code)), bureau.Today, current);
        return wanted.Sectors.Count == 0
            ? new PolicyProposal(null, current, [])
            : new PolicyProposal(wanted, current, [.. new[] { FirmStrata.Refuse(wanted, firms) }.OfType<PolicyRefusal>()]);

        // A sector without firms has nothing to draw; in force, its rounds would be missing at the year's end.
        bool IsOurs(SectorCode sector) => used.Contains(sector) || current?.Of(sector) is not null;
    }

    /// <summary>Refuses what cannot come into force.</summary>
    /// <exception cref="UserErrorException">It has every reason.</exception>
    public void Require()
    {
        if (!IsInForce && Refusals.Count > 0)
        {
            throw new UserErrorException(
                string.Join('\n', Refusals.Select(r => r.Chinese)) + "\n政策未生效，未登记任何内容",
                string.Join('\n', Refusals.Select(r => r.English)) + "\nthe policy was not adopted; nothing was entered");
        }
    }
}

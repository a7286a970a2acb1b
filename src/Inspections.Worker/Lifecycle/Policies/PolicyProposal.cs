using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Policies;

/// <summary>The policy that the bureau wants, beside the one in force.</summary>
/// <param name="Wanted">What the bureau has written, without sectors that have no firms; or the default one of its directory; null as long as there is nothing to draw from.</param>
/// <param name="InForce">The last one in the ledger, or null.</param>
/// <param name="Refusals">Why <paramref name="Wanted"/> cannot come into force; none when it can.</param>
internal sealed record PolicyProposal(PolicyDocument? Wanted, PolicyDocument? InForce, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>True when there is nothing to adopt.</summary>
    public bool IsInForce => Wanted is null || Wanted.Digest == InForce?.Digest;

    private const string Overruled = "policy overruled";

    /// <summary>
    /// The same for the policy document that the bureau keeps in a file: one that two people have overruled in the console holds no more than it
    /// did, until somebody writes something else into it.
    /// </summary>
    /// <param name="session">The database.</param>
    /// <param name="bureau">The bureau.</param>
    /// <param name="file">What the file says, or null where there is none.</param>
    public static PolicyProposal OfFile(Session session, BureauContext bureau, PolicyDocument? file) =>
        file is not null && Settings.Find(session, Overruled) == $"{file.Digest}" && PolicyStore.Find(session, LedgerStore.Open(session)) is { } inForce
            ? new PolicyProposal(inForce, inForce, [])
            : Of(session, bureau, file);

    /// <summary>Remembers that two people have decided on something else than the file says.</summary>
    public static void Overrule(Session session, PolicyDocument? file) => Settings.Set(session, Overruled, $"{file?.Digest}");

    /// <summary>Compares what is written with what is in force.</summary>
    /// <param name="session">The database.</param>
    /// <param name="bureau">The bureau.</param>
    /// <param name="written">The policy it has written, or null for the default one.</param>
    public static PolicyProposal Of(Session session, BureauContext bureau, PolicyDocument? written)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        PolicyDocument? current = PolicyStore.Find(session, ledger);
        IReadOnlyDictionary<SectorCode, int> used = FirmStore.Counts(session);
        PolicyDocument wanted = written is not null
            ? written with { Sectors = [.. written.Sectors.Where(s => IsOurs(s.Sector))] }
            : PolicyStore.Default(bureau.Authority, SectorStore.All(session).Where(s => IsOurs(s.Code)), bureau.Today, current);
        return wanted.Sectors.Count == 0
            ? new PolicyProposal(null, current, [])
            : new PolicyProposal(wanted, current, [.. new[] { FirmStrata.Refuse(wanted, FirmStore.RiskClasses(session)), Overtaken(session, ledger, wanted, bureau.Today) }.OfType<Refusal>(), .. Lowered(session, ledger, wanted, bureau.Today)]);

        // A sector without firms has nothing to draw; in force, its rounds would be missing at the year's end.
        bool IsOurs(SectorCode sector) => used.ContainsKey(sector) || current?.Of(sector) is not null;
    }

    // Of several that are effective the latest holds: an earlier day would never come.
    private static Refusal? Overtaken(Session session, LedgerStore ledger, PolicyDocument wanted, DateOnly today)
    {
        DateOnly held = ledger.Reading.Policies.Select(p => p.Document.Effective).Where(d => d <= today).DefaultIfEmpty(wanted.Effective).Max();
        return held <= wanted.Effective
            ? null
            : PolicyRefusals.Overtaken.Of(wanted.Effective, held);
    }

    // The rules of a year rise at once and fall only with the next (protocol section 9).
    private static IEnumerable<Refusal> Lowered(Session session, LedgerStore ledger, PolicyDocument wanted, DateOnly today)
    {
        int[] years = [.. ledger.Of<CommitmentBody>().Select(c => c.Draw.Year).Where(y => y >= today.Year && y >= wanted.Effective.Year).Distinct().Order()];
        foreach (int year in years)
        {
            if (RulesOfYear.Refuse(PolicyStore.DrawnBy(ledger.Reading, year), wanted) is { } expected)
            {
                yield return PolicyRefusals.Lowered.Of(year, expected, year + 1);
            }
        }
    }

    /// <summary>Refuses what cannot come into force.</summary>
    /// <exception cref="UserErrorException">It has every reason.</exception>
    public void Require()
    {
        if (!IsInForce && Refusals.Count > 0)
        {
            throw new UserErrorException([.. Refusals, PolicyRefusals.NotAdopted.Of()]);
        }
    }
}

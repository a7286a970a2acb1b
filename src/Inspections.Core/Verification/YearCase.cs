using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;

namespace Inspections.Core.Verification;

/// <summary>One sector's year: its draws and, once the year is closed, what the bureau says it reached.</summary>
internal sealed class YearCase
{
    public YearCase(PublishedFolder folder, SectorYear subject)
    {
        (Folder, Subject) = (folder, subject);
        Draws = [.. folder.Draws.Where(d => d.Id.Sector == subject.Sector && d.Id.Year == subject.Year)];
        Closings = [.. folder.Ledger.Of<ClosedBody>().Where(c => c.Body.Year == subject.Year)];
    }

    public PublishedFolder Folder { get; }

    public SectorYear Subject { get; }

    /// <summary>Its draws, in the order of their commitments.</summary>
    public IReadOnlyList<DrawCase> Draws { get; }

    /// <summary>The entries that close the year; none while it is open.</summary>
    public IReadOnlyList<(LedgerEntry Entry, ClosedBody Body)> Closings { get; }

    /// <summary>True once the year is closed.</summary>
    public bool IsClosed => Closings.Count > 0;

    /// <summary>Floor and rounds: those of the last commitment, or of the last policy when nothing was drawn.</summary>
    /// <exception cref="UnavailableException">Neither is published.</exception>
    public (Ratio Floor, int Rounds) Rules
    {
        get
        {
            if (Draws.Count > 0)
            {
                Commitment last = Draws[^1].Commitment.Value;
                return (last.Floor, last.Rounds);
            }

            SectorPolicy? rules = Folder.Ledger.Of<DocumentBody>()
                .Where(d => d.Body.Document == DocumentKind.Policy)
                .Select(d => Folder.Policy(d.Body.Digest).ValueOrNull?.Of(Subject.Sector))
                .LastOrDefault(r => r is not null);
            return rules is null ? throw new UnavailableException($"a policy for {Subject.Sector}", "none is published") : (rules.Floor, rules.Rounds);
        }
    }

    /// <summary>Draws that were not void and whose outcome is not all published.</summary>
    public int Undisclosed => Draws.Count(d => d.Void is null && !(d.IsDisclosed && d.Receipt.Exists));

    /// <summary>What the bureau entered for the sector, or null; every closing entry must be right at its time.</summary>
    public SectorOutcome? ClaimedIn(ClosedBody closing) => closing.Sectors.FirstOrDefault(s => s.Sector == Subject.Sector);

    /// <summary>A shortfall fails in a closed year whose draws are all disclosed; before, it is only not reached yet.</summary>
    public void RequireReached(bool reached, string expected, string found, Examination e)
    {
        if (IsClosed && Undisclosed == 0)
        {
            e.Require(reached, expected, found);
        }
        else if (!reached)
        {
            e.Wait(expected, $"{found} so far");
        }
    }

    /// <summary>Every sector and year that the ledger speaks of: drawn, infeasible, closed, or in the policy of a year with draws.</summary>
    public static IReadOnlyList<YearCase> AllOf(PublishedFolder folder)
    {
        IEnumerable<SectorYear> spoken = folder.Draws.Select(d => new SectorYear(d.Id.Sector, d.Id.Year))
            .Concat(folder.Ledger.Of<InfeasibleBody>().Select(i => new SectorYear(i.Body.Sector, i.Body.Year)))
            .Concat(folder.Ledger.Of<ClosedBody>().SelectMany(c => c.Body.Sectors.Select(s => new SectorYear(s.Sector, c.Body.Year))))
            .Concat(folder.Draws.SelectMany(d => (PolicyOf(d)?.Sectors ?? []).Select(s => new SectorYear(s.Sector, d.Id.Year))));
        return [.. spoken.Distinct().OrderBy(s => s.Year).ThenBy(s => s.Sector).Select(s => new YearCase(folder, s))];
    }

    private static PolicyDocument? PolicyOf(DrawCase draw) =>
        draw.Commitment.ValueOrNull is Commitment commitment ? draw.Folder.Policy(commitment.Policy).ValueOrNull : null;
}

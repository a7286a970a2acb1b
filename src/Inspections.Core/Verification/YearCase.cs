using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;

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

    /// <summary>The sector's draws that are not void.</summary>
    public IEnumerable<DrawCase> NotVoid => Draws.Where(d => d.Void is null);

    /// <summary>The sector's infeasible rounds.</summary>
    public IEnumerable<(LedgerEntry Entry, InfeasibleBody Body)> Infeasible =>
        Folder.Ledger.Of<InfeasibleBody>().Where(i => i.Body.Sector == Subject.Sector && i.Body.Year == Subject.Year);

    /// <summary>True when the year owes the sector anything: it was committed to and not voided, or infeasible.</summary>
    public bool IsOwed => NotVoid.Any() || Infeasible.Any();

    /// <summary>What the year owes: the rules of the last policy that any sector was drawn by in it, without any those in force on its last day.</summary>
    /// <exception cref="UnavailableException">It is not published.</exception>
    public SectorPolicy? Rules => YearPolicy.Of(Folder, Subject.Year)?.Of(Subject.Sector);

    /// <summary>What the sector reached in the first <paramref name="size"/> entries.</summary>
    /// <exception cref="UnavailableException">A draw among them cannot be repeated.</exception>
    public SectorYearFigures FiguresAt(long size) =>
        SectorYearFigures.Of(Folder.DrawnBefore(size, Subject), Subject.Sector, Subject.Year, DisclosedBefore(size), InfeasibleBefore(size));

    /// <summary>The different rounds that were disclosed, or were infeasible, in the first <paramref name="size"/> entries.</summary>
    public int RoundsAt(long size) => SectorYearFigures.RoundsOf(DisclosedBefore(size), InfeasibleBefore(size));

    /// <summary>The largest frame: of the last commitment, without one the largest infeasible round's.</summary>
    public long LargestAt(long size) => SectorYearFigures.DenominatorOf(NotVoid.LastOrDefault(d => d.Index < size)?.Commitment.Value.Largest, InfeasibleBefore(size));

    private IEnumerable<int> DisclosedBefore(long size) => NotVoid.Where(d => d.DisclosedAt?.Index < size).Select(d => d.Id.Round);

    private IEnumerable<InfeasibleBody> InfeasibleBefore(long size) => Infeasible.Where(i => i.Entry.Index < size).Select(i => i.Body);

    /// <summary>What the bureau entered for the sector, or null; every closing entry must be right at its time.</summary>
    public SectorOutcome? ClaimedIn(ClosedBody closing) => closing.Sectors.FirstOrDefault(s => s.Sector == Subject.Sector);

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

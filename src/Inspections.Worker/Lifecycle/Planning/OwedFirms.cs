using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>
/// Which sectors owe firms after their rounds, and have any that can be drawn (protocol section 5). What was found is kept, sector by
/// sector, as long as all that it follows from is the same: a directory is read again only for a sector whose own figures changed.
/// </summary>
internal sealed class OwedFirms
{
    private readonly Dictionary<SectorCode, Found> _found = [];

    /// <summary>True when a sector owes firms after its rounds of a year and one could be drawn today.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="ledger">The ledger in it.</param>
    /// <param name="sector">The sector's rules.</param>
    /// <param name="year">The year.</param>
    /// <param name="rounds">The sector's rounds of the year.</param>
    /// <param name="today">Today.</param>
    public bool MayBeDrawn(Session session, LedgerStore ledger, SectorPolicy sector, int year, IReadOnlyCollection<Round> rounds, DateOnly today)
    {
        int next = rounds.Max(r => r.Draw.Round) + 1;
        var asked = new Asked(sector, year, next, DirectoryVersion.Of(ledger));
        int entries = rounds.Sum(r => ledger.About(r.Draw).Count());
        Found? known = _found.GetValueOrDefault(sector.Sector);
        if (known?.Asked == asked && known.Entries == entries && (!known.Owes || IsOfNow(known)))
        {
            return known.MayBeDrawn;
        }

        // Most entries about its draws change nothing of what is owed: steps of a review, results of firms that go on.
        History history = ledger.Reading.History;
        IReadOnlySet<Identifier> counting = history.Counting(sector.Sector, year);
        long largest = history.Largest(sector.Sector, year, own: 0);
        Found found = known?.Asked == asked && known.Largest == largest && known.Counting.SetEquals(counting) && (!known.Owes || IsOfNow(known))
            ? known with { Entries = entries }
            : Find(session, asked, history, today) with { Entries = entries, Counting = counting, Largest = largest };
        if (!ledger.HasOwn)
        {
            _found[sector.Sector] = found;
        }

        return found.MayBeDrawn;

        bool IsOfNow(Found before) => before.On == today && ReferenceEquals(before.History, ledger.Reading.History);
    }

    private static Found Find(Session session, Asked asked, History history, DateOnly today)
    {
        FrameLeaf[] frame = RoundPreparation.FrameOf(FirmStore.OfSector(session, asked.Sector.Sector), asked.Sector, history, asked.Year, today);
        RoundFigures figures = RoundPreparation.FiguresOf(frame, asked.Sector, history, asked.Year, asked.Next);
        Quotas quotas = Quotas.Of(figures);
        return new Found(asked, quotas.OwesFirms, quotas.OwesFirms && quotas.Takes is not null && !figures.Lifted, today, history);
    }

    // Directories change with an import; the rules are compared by what they say.
    private sealed record Asked(SectorPolicy Sector, int Year, int Next, int Directories);

    // What is owed follows from the directory, the rules and who was drawn; whom it can be drawn from also from the day and from every inspection.
    private sealed record Found(Asked Asked, bool Owes, bool MayBeDrawn, DateOnly On, History History)
    {
        public int Entries { get; init; }

        public IReadOnlySet<Identifier> Counting { get; init; } = new HashSet<Identifier>();

        public long Largest { get; init; }
    }
}

using Inspections.Core.Directories;
using Inspections.Core.Ledger;

namespace Inspections.Core.Verification.Notices;

/// <summary>Every notice of what is verified, most serious first (protocol section 12).</summary>
internal static class NoticeList
{
    private static readonly Func<DrawCase, IEnumerable<Notice>>[] OfDraw =
    [
        ListNotices.FrameChanges, ListNotices.RosterChanges, ListNotices.Visits, ListNotices.Others, ListNotices.Certain, ListNotices.ClosedOut,
        RuleNotices.NotInForce, RuleNotices.Changed, RuleNotices.BelowStandard, RuleNotices.LongCooldown, RuleNotices.StrataBelowStandard,
        TimeNotices.ShortLead, TimeNotices.RoundsClose, TimeNotices.LateResults,
        DrawNotices.Decisions, DrawNotices.SmallestPool, DrawNotices.Publishers, DrawNotices.Results,
        TrustNotices.WitnessesChanged, TrustNotices.Notes,
    ];

    private static readonly Func<PublishedFolder, int, IEnumerable<Notice>>[] OfYear =
        [YearNotices.SameFirm, YearNotices.Closing, YearNotices.NotDrawn, YearNotices.Infeasible, YearNotices.AfterClosing];

    /// <param name="folder">The folder.</param>
    /// <param name="draws">The draws that were verified.</param>
    /// <param name="years">The years that were verified as a whole.</param>
    /// <param name="trusted">The key that was given from elsewhere, or null.</param>
    /// <param name="clock">The verifier's clock, or null.</param>
    public static IReadOnlyList<Notice> Of(PublishedFolder folder, IEnumerable<DrawCase> draws, IEnumerable<int> years, VerifierKey? trusted, DateTimeOffset? clock)
    {
        if (folder.Ledger.LatestAt is not DateTimeOffset latest)
        {
            return [];
        }

        DateTimeOffset now = clock > latest ? clock.Value : latest;
        IEnumerable<Notice> all = draws.SelectMany(d => OfDraw.Append(x => TimeNotices.LateEnd(x, now)).Append(x => TimeNotices.LateDisclosure(x, now)).SelectMany(kind => Made(() => kind(d))))
            .Concat(years.SelectMany(y => OfYear.Append((f, year) => YearNotices.Open(f, year, now)).SelectMany(kind => Made(() => kind(folder, y)))))
            .Concat(Made(() => TrustNotices.OfLedger(folder, trusted, clock)));
        Dictionary<DrawId, int> place = folder.Draws.Select((d, i) => (d.Id, i)).ToDictionary(p => p.Id, p => p.i);
        return [.. all.Distinct()
            .OrderBy(n => n.Kind.Severity()).ThenBy(n => n.Kind)
            .ThenBy(n => n.Draw is DrawId draw ? place.GetValueOrDefault(draw, int.MaxValue) : -1)
            .ThenBy(n => n.Text, StringComparer.Ordinal)];
    }

    private static Notice[] Made(Func<IEnumerable<Notice>> make) => Attempt.OrDefault(() => make().ToArray()) ?? [];
}

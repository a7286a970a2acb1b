using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using static Inspections.Core.Verification.Notices.NoticeText;

namespace Inspections.Core.Verification.Notices;

/// <summary>Notices on a whole year.</summary>
internal static class YearNotices
{
    public static IEnumerable<Notice> SameFirm(PublishedFolder folder, int year)
    {
        PastDraw[] draws = [.. folder.Draws.Where(d => d.Id.Year == year && d.IsDisclosed).Select(d => d.ToPast())];
        if (draws.All(d => d.Projects.Count == 0))
        {
            return [];
        }

        var drawn = draws.SelectMany(d => d.Drawn.Select(i => (Id: i, Firm: d.FirmOf(i)))).Distinct();
        return drawn.GroupBy(p => p.Firm).Where(g => g.Select(p => p.Id).Distinct().Count() > 1)
            .Select(g => new Notice(NoticeKind.SameFirm, FormattableString.Invariant($"{year}: {g.Key} as {Sorted(g.Select(p => p.Id))}")));
    }

    public static IEnumerable<Notice> Closing(PublishedFolder folder, int year) => folder.Ledger.Of<ClosedBody>()
        .Where(c => c.Body.Year == year && BeijingTime.DateOf(c.Entry.At) < new DateOnly(year, 12, 1))
        .Select(c => new Notice(NoticeKind.ClosedEarly, FormattableString.Invariant($"{year} closed {BeijingTime.Format(c.Entry.At)}")));

    public static IEnumerable<Notice> NotDrawn(PublishedFolder folder, int year)
    {
        if (!folder.Ledger.Of<ClosedBody>().Any(c => c.Body.Year == year))
        {
            return [];
        }

        HashSet<SectorCode> reached = [.. folder.Draws.Where(d => d.Id.Year == year && d.Void is null).Select(d => d.Id.Sector)
            .Concat(folder.Ledger.Of<InfeasibleBody>().Where(i => i.Body.Year == year).Select(i => i.Body.Sector))];
        PolicyDocument[] policies = [.. folder.Draws.Where(d => d.Id.Year == year && d.Void is null).Select(d => d.Policy.Value)];
        IEnumerable<PolicyDocument> own = policies.Length > 0 ? policies : YearPolicy.OnLastDayOf(folder, year) is PolicyDocument last ? [last] : [];
        return own.SelectMany(p => p.Sectors).Select(s => s.Sector).Distinct().Where(s => !reached.Contains(s))
            .Select(s => new Notice(NoticeKind.SectorNotDrawn, FormattableString.Invariant($"{s} {year}")));
    }

    public static IEnumerable<Notice> Infeasible(PublishedFolder folder, int year) => folder.Ledger.Of<InfeasibleBody>().Select(i => i.Body).Where(i => i.Year == year)
        .Select(i => new Notice(NoticeKind.Infeasible, FormattableString.Invariant($"{i.Sector} {year} round {i.Round}: {i.Population} firms, {i.Drawn} drawn, {i.Eligible} that may be drawn")));

    public static IEnumerable<Notice> AfterClosing(PublishedFolder folder, int year)
    {
        var years = new ClosedYears();
        foreach (LedgerEntry entry in folder.Ledger.Entries)
        {
            if (years.IsAbout(entry.Body, out int about) && about == year)
            {
                DrawId? draw = EntrySubjects.DrawsOf(entry.Body).Where(d => d.Year == year).Select(d => (DrawId?)d).FirstOrDefault();
                yield return new Notice(NoticeKind.AfterClosing, FormattableString.Invariant($"{entry.Body.Kind} entry {entry.Index} about {year}"), draw);
            }

            years.Add(entry.Index, entry.Body);
        }
    }

    public static IEnumerable<Notice> Open(PublishedFolder folder, int year, DateTimeOffset now)
    {
        if (!YearPolicy.Overdue(folder, now).Contains(year))
        {
            return [];
        }

        string[] owed = [.. (YearPolicy.Of(folder, year)?.Sectors ?? []).Select(s => Owed(new YearCase(folder, new SectorYear(s.Sector, year)), s)).OfType<string>()];
        return [new Notice(NoticeKind.YearOpen, FormattableString.Invariant($"{year}: {Sorted(owed)}"))];
    }

    private static string? Owed(YearCase year, SectorPolicy rules)
    {
        long size = year.Folder.Ledger.Tree.Size;
        (long firms, int rounds) = year.FiguresAt(size).Short(rules.Floor, rules.Rounds);
        int results = year.NotVoid.Where(d => d.IsDisclosed).Sum(WithoutResult);
        return firms + rounds + results == 0 ? null : FormattableString.Invariant($"{rules.Sector} {firms} firms {rounds} rounds {results} results");
    }

    private static int WithoutResult(DrawCase draw) => MissingResults.Of(draw.ToPast().Drawn, draw.EntriesOf<ResultBody>().Select(r => r.Body)).Count;
}

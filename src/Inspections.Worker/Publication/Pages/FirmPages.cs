using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Publication.Pages.Views;

namespace Inspections.Worker.Publication.Pages;

/// <summary>A page for every firm that was ever drawn, inspected or listed, with all of its inspections (互认).</summary>
internal static class FirmPages
{
    public static IEnumerable<SitePage> Of(PublicRecord record, IEnumerable<Identifier> firms) => firms.Select(f =>
    {
        PublicVisit[] visits = [.. record.VisitsOf(f)];
        return SitePage.Of<FirmPage, FirmView>(
            Address(f),
            new FirmView(f.ToString(), record.Names.Firm(f), visits.Length, [.. record.ListedOf(f).Select(e => ListedPages.View(record, e))], [.. Occasions(record, record.DrawnOf(f), visits)]));
    });

    /// <summary>Where a firm's page stands, from the root.</summary>
    public static string Address(Identifier firm) => $"firms/{firm}.html";

    /// <summary>Every id that has a page: firms that were drawn, inspected or ever listed, and projects that were drawn.</summary>
    public static IEnumerable<Identifier> Firms(PublicRecord record) => record.Draws.SelectMany(d => d.Firms.SelectMany(f => new[] { f, d.Inspected(f) }))
        .Concat(record.VisitedOtherwise).Concat(record.EverListed).Distinct().Order();

    /// <summary>What a reader must know of a result that is not its first version.</summary>
    public static Text? NoteOf(PublicResult? result) => result is null or { Body.Version: 1 } ? null
        : result.Body.IsWithdrawn ? new Text($"{SiteWords.Day(result.PublishedOn)} 撤回", "withdrawn")
        : new Text($"{SiteWords.Day(result.PublishedOn)} 更正，第 {result.Body.Version} 版", $"corrected, version {result.Body.Version}");

    private static IEnumerable<OccasionView> Occasions(PublicRecord record, IEnumerable<(PublicDraw Draw, Identifier Drawn)> drawn, IEnumerable<PublicVisit> visits)
    {
        IEnumerable<OccasionView> fromDraws = drawn
            .GroupBy(p => record.JoinedOf(p.Draw, p.Drawn) is JoinedBody joined ? $"{joined.Earlier} {joined.Later}" : $"{p.Draw.Id} {p.Drawn}", StringComparer.Ordinal)
            .Select(g => Occasion(record, [.. g]));
        IEnumerable<OccasionView> others = visits.Where(v => v.Type is not null).Select(v => new OccasionView([], SiteWords.OfVisit(v.Type!.Value), SiteWords.Day(v.On), [], []));
        return fromDraws.Concat(others).OrderByDescending(o => o.On ?? "9999", StringComparer.Ordinal).ThenByDescending(o => o.Draws is [var first, ..] ? first.On : "", StringComparer.Ordinal);
    }

    private static OccasionView Occasion(PublicRecord record, IReadOnlyList<(PublicDraw Draw, Identifier Drawn)> parts)
    {
        PublicResult[] results = [.. parts.Select(p => record.ResultOf(p.Draw.Id, p.Drawn)).OfType<PublicResult>()];
        return new OccasionView(
            [.. parts.Select(p => new DrawLinkView(
                p.Draw.Id.ToString(), record.Names.Sector(p.Draw.Id.Sector), SiteWords.Day(p.Draw.Commitment.DrawAt), p.Draw.Inspected(p.Drawn) == p.Drawn ? null : record.Names.Firm(p.Drawn)) { Visit = Visit(record, p.Draw, p.Drawn) })],
            Type: null,
            results.Length == 0 ? null : SiteWords.Day(results.Max(r => r.Body.InspectedOn)),
            record.Names.Team(record.VisitorsOf(parts[0].Draw, parts[0].Drawn)),
            [.. results.Select(r => new FindingView(
                [.. r.Body.Categories.Select(SiteWords.Of)],
                [.. r.Body.Items.Select(record.Names.Item)],
                SiteWords.Day(r.Body.InspectedOn),
                SiteWords.Day(r.PublishedOn),
                r.Body.Record.ToString(),
                NoteOf(r)))]);
    }

    // Who comes, in which days, for which items: what a code on a notice is compared with.
    private static VisitFactsView? Visit(PublicRecord record, PublicDraw draw, Identifier drawn) => record.Tasks.GetValueOrDefault(draw.Id) is not { } task ? null : new VisitFactsView(
        $"{drawn}",
        [.. record.VisitorsOf(draw, drawn).Select(i => $"{i}")],
        SiteWords.Day(task.Visits.First),
        SiteWords.Day(task.Visits.Last),
        [.. task.Items.Select(i => record.Names.Released(i.Name))],
        record.ResultOf(draw.Id, drawn) is { Body.IsWithdrawn: false } result ? SiteWords.Day(result.Body.InspectedOn) : null);
}

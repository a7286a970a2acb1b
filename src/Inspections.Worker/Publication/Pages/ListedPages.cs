using Inspections.Worker.Files.Lists;
using Inspections.Worker.Publication.Pages.Views;

namespace Inspections.Worker.Publication.Pages;

/// <summary>The lists of dishonest firms (失信企业、黑名单、经营异常名录): what stands today, a page or several.</summary>
internal static class ListedPages
{
    private const int EntriesAPage = 150;
    private const int EntriesOfStart = 20;

    public static IEnumerable<SitePage> Of(PublicRecord record)
    {
        IReadOnlyList<LinkView> links = Links(record);
        return links.Select((link, n) => SitePage.Of<ListedPage, ListView>(
            $"problems/{link.Link}", new ListView(links, [.. Part(record, n).Select(e => View(record, e))])));
    }

    /// <summary>What the first page of the column shows of them.</summary>
    public static IEnumerable<ListedView> Latest(PublicRecord record) => record.Listed.Take(EntriesOfStart).Select(e => View(record, e));

    /// <summary>
    /// Their pages, from the column's folder. There are never fewer than there were: where a page was brought, an empty one takes its
    /// place, and nobody stays listed in a copy.
    /// </summary>
    public static IReadOnlyList<LinkView> Links(PublicRecord record) =>
    [
        .. Enumerable.Range(0, (record.EverListed.Count + EntriesAPage - 1) / EntriesAPage).Select(n => new LinkView(
            n == 0 ? ProblemTexts.AllListed : SiteTexts.Page(n + 1), n == 0 ? "listed.html" : FormattableString.Invariant($"listed-{n + 1}.html"), Part(record, n).Count())),
    ];

    private static IEnumerable<DishonestyEntry> Part(PublicRecord record, int page) => record.Listed.Skip(page * EntriesAPage).Take(EntriesAPage);

    public static ListedView View(PublicRecord record, DishonestyEntry entry) => new(
        entry.Firm.ToString(),
        record.Names.FirmOn(entry.List, entry.Firm),
        entry.List,
        entry.Basis,
        entry.Authority,
        SiteWords.Day(entry.On),
        entry.Until is DateOnly day ? SiteWords.Day(day) : null);
}

using Inspections.Worker.Dishonesty;
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
        return record.Listed.Chunk(EntriesAPage).Select((part, n) => SitePage.Of<ListedPage, ListView>(
            $"problems/{links[n].Link}", new ListView(links, [.. part.Select(e => View(record, e))])));
    }

    /// <summary>What the first page of the column shows of them.</summary>
    public static IEnumerable<ListedView> Latest(PublicRecord record) => record.Listed.Take(EntriesOfStart).Select(e => View(record, e));

    /// <summary>Their pages, from the column's folder.</summary>
    public static IReadOnlyList<LinkView> Links(PublicRecord record) =>
    [
        .. record.Listed.Chunk(EntriesAPage).Select((part, n) => new LinkView(
            n == 0 ? "全部失信名单" : $"第 {n + 1} 页", n == 0 ? "listed.html" : FormattableString.Invariant($"listed-{n + 1}.html"), part.Length)),
    ];

    public static ListedView View(PublicRecord record, DishonestyEntry entry) => new(
        entry.Firm.ToString(),
        record.Names.FirmOn(entry.List, entry.Firm),
        entry.List,
        entry.Basis,
        entry.Authority,
        SiteWords.Day(entry.On),
        entry.Until is DateOnly day ? SiteWords.Day(day) : null);
}

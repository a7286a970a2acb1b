using Inspections.Worker.Publication.Pages.Views;

namespace Inspections.Worker.Publication.Pages;

/// <summary>The item list: one page, or when that would be too long for a phone several.</summary>
internal static class ItemPages
{
    private const int ItemsAPage = 25;

    public static IEnumerable<SitePage> Of(PublicRecord record) => Of([.. record.Items.OrderBy(i => i.Sector).ThenBy(i => i.Code).Select(i => new ItemView(
        i.Code.ToString(), record.Names.Sector(i.Sector), i.Name, i.LegalBasis, i.Authority, i.Subject, i.Content, i.Method,
        i.SamplingRatio, i.Frequency, i.InspectorRequirements, i.Essentials, i.IsKey, i.Remark))]);

    /// <summary>The pages of a list that is in order.</summary>
    public static IEnumerable<SitePage> Of(IReadOnlyList<ItemView> items)
    {
        ItemView[][] pages = [.. items.Chunk(ItemsAPage).DefaultIfEmpty([])];
        LinkView[] links = pages.Length == 1 ? [] : [.. pages.Select((p, n) => new LinkView(Text.Same($"{p[0].Sector} {p[0].Code} – {p[^1].Sector} {p[^1].Code}"), FileOf(n), p.Length))];
        return pages.Select((p, n) => SitePage.Of<ItemsPage, ItemsView>(FileOf(n), new ItemsView(links, p)));
    }

    private static string FileOf(int page) => page == 0 ? "items.html" : $"items-{page + 1}.html";
}

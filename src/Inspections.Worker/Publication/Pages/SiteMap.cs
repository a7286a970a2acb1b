using Inspections.Worker.Publication.Pages.Views;

namespace Inspections.Worker.Publication.Pages;

/// <summary>All pages around the published files. They say nothing that the ledger and the published files do not.</summary>
internal static class SiteMap
{
    private const string Folder = "Inspections.Worker.Publication.Site.";

    /// <summary>The pages in every language, Chinese unless others are asked for, and what they share.</summary>
    public static IReadOnlyList<SitePage> Of(PublicRecord record, IReadOnlyList<Language>? languages = null) =>
        [.. Assets(), .. VerifierByHand.Files(), .. Pages(record).SelectMany(p => p.In(languages ?? [Language.Chinese]))];

    private static IEnumerable<SitePage> Pages(PublicRecord record) =>
    [
        .. StartPages.Of(record),
        SitePage.Of<AuditPage, AuditView>("audit.html", new AuditView()),
        SitePage.Of<VisitPage, VisitCodeView>("visit.html", new VisitCodeView()),
        .. ItemPages.Of(record),
        .. DrawPages.Of(record, record.Draws),
        .. FirmPages.Of(record, FirmPages.Firms(record)),
        .. FindPages.Of(record),
        .. ProblemPages.Of(record),
        .. ListedPages.Of(record),
        .. YearPages.Of(record),
    ];

    /// <summary>The pages that may say something else after entries about draws, firms and their results.</summary>
    public static IReadOnlyList<SitePage> Of(PublicRecord record, Touched touched, IReadOnlyList<Language> languages) =>
        touched.Draws.Count == 0 ? [] : [.. Pages(record, touched).SelectMany(p => p.In(languages))];

    private static IEnumerable<SitePage> Pages(PublicRecord record, Touched touched) =>
    [
        .. StartPages.Of(record),
        .. DrawPages.Of(record, touched.Draws.OrderBy(d => d.ToString(), StringComparer.Ordinal).Select(d => record.ById[d])),
        .. FirmPages.Of(record, touched.Firms.Order()),
        .. ProblemPages.Of(record, touched.Problems),
        .. YearPages.Of(record, touched.Years.Order()),
    ];

    private static IEnumerable<SitePage> Assets() => typeof(SiteMap).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
        .Select(n => SitePage.Of(n[Folder.Length..].Replace('\\', '/'), Read(n)));

    internal static byte[] Read(string resource)
    {
        using Stream stream = typeof(SiteMap).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the resource {resource} is missing");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

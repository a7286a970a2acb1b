using Inspections.Worker.Publication.Pages.Views;

namespace Inspections.Worker.Publication.Pages;

/// <summary>The column for firms with problems, a year a page or several; the dishonest ones stand above them.</summary>
internal static class ProblemPages
{
    private const int ProblemsAPage = 250;

    // The first page has the dishonest firms too, and still loads on a phone.
    private const int ProblemsOfStart = 150;

    public static IEnumerable<SitePage> Of(PublicRecord record)
    {
        ILookup<int, ProblemView> problems = record.Results.Where(r => r.HasProblem && record.ById.ContainsKey(r.Body.Draw))
            .OrderByDescending(r => r.Body.InspectedOn).ThenBy(r => r.Body.Firm)
            .ToLookup(r => r.Body.Draw.Year, r => new ProblemView(
                r.Body.Firm.ToString(),
                record.Names.Firm(r.Body.Firm),
                r.Body.Draw.ToString(),
                record.Names.Sector(r.Body.Draw.Sector),
                SiteWords.Day(r.Body.InspectedOn),
                [.. r.Body.Categories.Select(SiteWords.Of)]));
        LinkView[] links =
        [
            .. problems.OrderByDescending(y => y.Key).SelectMany(y => y.Chunk(ProblemsAPage).Select((part, n) => new LinkView(
                ProblemTexts.Year(y.Key, n + 1), FileOf(y.Key, n), part.Length))),
        ];
        return problems.SelectMany(y => y.Chunk(ProblemsAPage).Select((part, n) => Page(FileOf(y.Key, n), new ProblemsView(y.Key, n + 1, links, part, [], []))))
            .Append(Page("index.html", new ProblemsView(
                null, 1, links, [.. problems.OrderByDescending(y => y.Key).FirstOrDefault()?.Take(ProblemsOfStart) ?? []], [.. ListedPages.Latest(record)], ListedPages.Links(record))));
    }

    private static SitePage Page(string file, ProblemsView view) => SitePage.Of<ProblemsPage, ProblemsView>($"problems/{file}", view);

    private static string FileOf(int year, int page) => page == 0 ? $"{year}.html" : $"{year}-{page + 1}.html";
}

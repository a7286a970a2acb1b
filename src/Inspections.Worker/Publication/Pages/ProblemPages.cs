using Inspections.Worker.Publication.Pages.Views;

namespace Inspections.Worker.Publication.Pages;

/// <summary>The column for firms with problems, a month of inspections a page or several; the dishonest ones stand above them.</summary>
internal static class ProblemPages
{
    private const int ProblemsAPage = 250;

    // The first page has the dishonest firms too, and still loads on a phone.
    private const int ProblemsOfStart = 150;

    public static IEnumerable<SitePage> Of(PublicRecord record) => Months(record, record.Results.Problems).Append(First(record));

    /// <summary>The pages of some months, and the first one.</summary>
    public static IEnumerable<SitePage> Of(PublicRecord record, IReadOnlyCollection<(int Year, int Month)> touched) =>
        touched.Count == 0 ? [] : Months(record, record.Results.Problems.Where(p => touched.Contains(p.Month))).Append(First(record));

    // A page of a month leads to the others of it alone: the column's first page leads to all, and no other changes with them. A page
    // that was there once stays, be it empty: whoever has a copy gets a newer one.
    private static IEnumerable<SitePage> Months(PublicRecord record, IEnumerable<((int Year, int Month) Month, int Count, int Most)> months) => months.SelectMany(m =>
    {
        ProblemView[] problems = [.. record.Results.ProblemsOf(m.Month).Select(r => View(record, r))];
        LinkView[] links = m.Count <= ProblemsAPage ? [] : [.. Links(m.Month, m.Count)];
        return Enumerable.Range(0, Pages(m.Most)).Select(n => Page(
            FileOf(m.Month, n), new ProblemsView(m.Month.Year, n + 1, links, [.. problems.Skip(n * ProblemsAPage).Take(ProblemsAPage)], [], [])));
    });

    private static int Pages(int problems) => (problems + ProblemsAPage - 1) / ProblemsAPage;

    private static IEnumerable<LinkView> Links((int Year, int Month) month, int problems) =>
        Enumerable.Range(0, Pages(problems)).Select(n => Link(month, n, int.Min(ProblemsAPage, problems - (n * ProblemsAPage))));

    private static SitePage First(PublicRecord record)
    {
        LinkView[] links = [.. record.Results.Problems.SelectMany(m => Links(m.Month, m.Count))];
        ProblemView[] latest = [.. record.Results.Problems.SelectMany(m => record.Results.ProblemsOf(m.Month)).Take(ProblemsOfStart).Select(r => View(record, r))];
        return Page("index.html", new ProblemsView(null, 1, links, latest, [.. ListedPages.Latest(record)], ListedPages.Links(record)));
    }

    private static ProblemView View(PublicRecord record, PublicResult r) => new(
        r.Body.Firm.ToString(),
        record.Names.Firm(r.Body.Firm),
        r.Body.Draw.ToString(),
        record.Names.Sector(r.Body.Draw.Sector),
        SiteWords.Day(r.Body.InspectedOn),
        [.. r.Body.Categories.Select(SiteWords.Of)]);

    private static LinkView Link((int Year, int Month) month, int page, int firms) =>
        new(ProblemTexts.Month(month.Year, month.Month, page + 1), FileOf(month, page), firms);

    private static SitePage Page(string file, ProblemsView view) => SitePage.Of<ProblemsPage, ProblemsView>($"problems/{file}", view);

    private static string FileOf((int Year, int Month) month, int page) =>
        page == 0 ? FormattableString.Invariant($"{month.Year}-{month.Month:D2}.html") : FormattableString.Invariant($"{month.Year}-{month.Month:D2}-{page + 1}.html");
}

using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Publication.Pages.Views;

namespace Inspections.Worker.Publication.Pages;

/// <summary>The yearly and quarterly figures. They say how firms are burdened and never rank people.</summary>
internal static class YearPages
{
    public static IEnumerable<SitePage> Of(PublicRecord record)
    {
        int[] years = [.. record.Rounds.Select(r => r.Draw.Year).Distinct().OrderDescending()];
        return years.Select(y => SitePage.Of<YearPage, YearView>($"years/{y}.html", Year(record, y)))
            .Append(SitePage.Of<YearsPage, YearsView>("years/index.html", new YearsView(years)));
    }

    private static YearView Year(PublicRecord record, int year)
    {
        PublicDraw[] draws = [.. record.Draws.Where(d => d.Id.Year == year)];
        PublicResult[] results = [.. record.Results.Where(r => r.Body.Draw.Year == year && !r.Body.IsWithdrawn)];
        return new YearView(
            year,
            record.Entries.Any(e => e.Body is ClosedBody c && c.Year == year),
            SectorYears.Coverage(record, year),
            [.. SectorYears.Sectors(record, year).Select(s => Sector(record, s, [.. draws.Where(d => d.Id.Sector == s)], [.. results.Where(r => r.Body.Draw.Sector == s)]))],
            draws.SelectMany(d => d.Entries).Select(e => e.Body).OfType<JoinedBody>().Distinct().Count(),
            [.. Enumerable.Range(1, 5).Select(q => Quarter(q, year, draws, results))],
            [.. ResultCategory.All.Select(c => new CountView(SiteWords.Of(c), results.Count(r => r.Body.Categories.Contains(c)))).Where(c => c.Count > 0)],
            [.. record.Visits.Where(v => v.On.Year == year).GroupBy(v => v.Firm).GroupBy(f => f.Count()).OrderBy(g => g.Key).Select(g => new BurdenView(g.Key, g.Count()))],
            Timelines.Of(record, year));
    }

    private static SectorFiguresView Sector(PublicRecord record, SectorCode sector, PublicDraw[] draws, PublicResult[] results)
    {
        EntryBody[] bodies = [.. draws.SelectMany(d => d.Entries).Select(e => e.Body)];
        return new SectorFiguresView(
            record.Names.Sector(sector),
            draws.Where(d => d.Void is null).Sum(d => d.Firms.Count),
            results.Length,
            results.Count(r => r.HasProblem),
            draws.Count(d => d.Void is not null),
            bodies.OfType<SubstitutionBody>().Count(),
            bodies.OfType<NamedBody>().Count(),
            bodies.OfType<JoinedBody>().Count());
    }

    // What was drawn late in a year is finished after it: the fifth line.
    private static QuarterView Quarter(int quarter, int year, PublicDraw[] draws, PublicResult[] results)
    {
        bool Within(DateOnly day) => (day.Year > year ? 5 : ((day.Month - 1) / 3) + 1) == quarter;
        return new QuarterView(
            quarter == 5 ? new Text("次年", "After the year") : new Text($"第 {quarter} 季度", $"Q{quarter}"),
            draws.Where(d => d.Void is null && Within(BeijingTime.DateOf(d.Commitment.DrawAt))).Sum(d => d.Firms.Count),
            results.Count(r => Within(r.Body.InspectedOn)),
            results.Count(r => Within(r.PublishedOn)));
    }
}

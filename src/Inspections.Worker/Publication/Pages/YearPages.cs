using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Publication.Pages.Views;

namespace Inspections.Worker.Publication.Pages;

/// <summary>The yearly and quarterly figures. They say how firms are burdened and never rank people.</summary>
internal static class YearPages
{
    public static IEnumerable<SitePage> Of(PublicRecord record)
    {
        int[] years = [.. record.Rounds.Select(r => r.Draw.Year).Distinct().OrderDescending()];
        return Of(record, years).Append(SitePage.Of<YearsPage, YearsView>("years/index.html", new YearsView(years)));
    }

    /// <summary>The pages of some years.</summary>
    public static IEnumerable<SitePage> Of(PublicRecord record, IEnumerable<int> years) =>
        years.Select(y => SitePage.Of<YearPage, YearView>($"years/{y}.html", Year(record, y)));

    private static YearView Year(PublicRecord record, int year)
    {
        PublicDraw[] draws = [.. record.Draws.Where(d => d.Id.Year == year)];
        PublicResult[] results = [.. record.Results.OfYear(year).Where(r => !r.Body.IsWithdrawn)];
        ILookup<SectorCode, PublicDraw> drawsOf = draws.ToLookup(d => d.Id.Sector);
        ILookup<SectorCode, PublicResult> resultsOf = results.ToLookup(r => r.Body.Draw.Sector);
        ILookup<ResultCategory, ResultCategory> categories = results.SelectMany(r => r.Body.Categories.Distinct()).ToLookup(c => c);
        return new YearView(
            year,
            record.IsClosed(year),
            SectorYears.Coverage(record, year),
            [.. SectorYears.Sectors(record, year).Select(s => Sector(record, s, [.. drawsOf[s]], [.. resultsOf[s]]))],
            draws.SelectMany(d => d.Entries).Select(e => e.Body).OfType<JoinedBody>().Distinct().Count(),
            Quarters(year, draws, results),
            [.. ResultCategory.All.Select(c => new CountView(SiteWords.Of(c), categories[c].Count())).Where(c => c.Count > 0)],
            [.. record.BurdenOf(year).GroupBy(f => f.Value).OrderBy(g => g.Key).Select(g => new BurdenView(g.Key, g.Count()))],
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
    private static QuarterView[] Quarters(int year, PublicDraw[] draws, PublicResult[] results)
    {
        int Of(DateOnly day) => day.Year > year ? 5 : ((day.Month - 1) / 3) + 1;
        int[] drawn = new int[6], inspected = new int[6], published = new int[6];
        foreach (PublicDraw draw in draws.Where(d => d.Void is null))
        {
            drawn[Of(BeijingTime.DateOf(draw.Commitment.DrawAt))] += draw.Firms.Count;
        }

        foreach (PublicResult result in results)
        {
            inspected[Of(result.Body.InspectedOn)]++;
            published[Of(result.PublishedOn)]++;
        }

        return
        [
            .. Enumerable.Range(1, 5).Select(q => new QuarterView(
                q == 5 ? new Text("次年", "After the year") : new Text($"第 {q} 季度", $"Q{q}"), drawn[q], inspected[q], published[q])),
        ];
    }
}

using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Statistics;
using Inspections.Worker.Files;
using Inspections.Worker.Publication.Archives;
using Inspections.Worker.Publication.Fairness;

namespace Inspections.Worker.Publication.Reports;

/// <summary>One sector of a year's figures.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Problems">How many of all firms have problems.</param>
/// <param name="Classes">The chances of its firms over the year, firms with the same together.</param>
/// <param name="Chances">Each firm's chance over the year, by firm.</param>
/// <param name="OverYears">Each firm's chance over all years of which draws are public.</param>
internal sealed record SectorStudy(
    string Name, IReadOnlyList<ProblemShare> Problems, IReadOnlyList<ChanceClass> Classes, IReadOnlyDictionary<Identifier, FirmChance> Chances, IReadOnlyDictionary<Identifier, YearsChance> OverYears);

/// <summary>Everything that published files say of a year, worked out once; the draws that it follows from are not kept.</summary>
/// <param name="Reports">The report of the year (0) and of its quarters, in each language; a quarter without a draw has none.</param>
/// <param name="Sectors">Its sectors.</param>
/// <param name="Fairness">The page of the fairness report, in each language.</param>
internal sealed record YearStudy(IReadOnlyDictionary<(int Quarter, Language Language), Report> Reports, IReadOnlyList<SectorStudy> Sectors, IReadOnlyDictionary<Language, byte[]> Fairness)
{
    private static readonly Language[] Languages = [Language.Chinese, Language.English];

    /// <summary>The study of a year.</summary>
    /// <param name="root">The public folder, which is verified first.</param>
    /// <param name="year">The year.</param>
    /// <param name="directory">The firms as the bureau has them, for districts and founding decades.</param>
    /// <exception cref="UserErrorException">The folder does not verify, or has no draw of the year.</exception>
    public static YearStudy Of(string root, int year, IReadOnlyDictionary<Identifier, Firm> directory)
    {
        PublishedDraws draws = FairnessSources.Read([root], new HashSet<DrawId>());
        using PublishedPlace files = PublishedPlace.Open(root);
        ArchivedLedger ledger = ArchivedLedger.Read(files, year);
        var whole = new PeriodFigures(files, ledger, draws, new ReportPeriod(year, Quarter: null));
        var reports = new Dictionary<(int, Language), Report>();
        Add(0, whole);
        foreach (int quarter in Enumerable.Range(1, 4).Where(q => draws.Draws.Any(d => d.Id.Year == year && new ReportPeriod(year, q).Contains(Core.Encodings.BeijingTime.DateOf(d.Commitment.DrawAt)))))
        {
            Add(quarter, new PeriodFigures(files, ledger, draws, new ReportPeriod(year, quarter)));
        }

        IReadOnlyDictionary<(DrawId Draw, Identifier Firm), ResultBody> results = LatestResults.OfFirms(ledger.Bodies<ResultBody>(), r => r);
        var options = new FairnessOptions { Directory = directory };
        var study = new FairnessStudy(FairnessReport.Of([.. draws.Draws.Where(d => d.Id.Year == year)], options), options, [.. draws.Others.Where(o => o.Draw.Year == year)]);
        return new YearStudy(
            reports,
            [.. study.Report.Years.Select(y => Sector(y, whole.Sectors.First(s => s.Sector == y.Subject.Sector).Name, draws, results))],
            Languages.ToDictionary(l => l, l => Encoding.UTF8.GetBytes(new FairnessPage(study, l).Write())));

        void Add(int quarter, PeriodFigures figures)
        {
            foreach (Language language in Languages)
            {
                reports.Add((quarter, language), ReportWriting.Of(figures, language));
            }
        }
    }

    private static SectorStudy Sector(YearFairness year, string name, PublishedDraws draws, IReadOnlyDictionary<(DrawId Draw, Identifier Firm), ResultBody> results) => new(
        name,
        ProblemShare.Of(year, results),
        ChanceClass.Of(year),
        year.Chances.ToDictionary(c => c.Firm),
        YearsChance.Of(draws.Draws.Where(d => d.Id.Sector == year.Subject.Sector).GroupBy(d => d.Id.Year).OrderBy(g => g.Key)
            .Select(g => YearFairness.Of([.. g.OrderBy(d => d.Id.Round).ThenBy(d => d.Id.Try)], new FairnessOptions()).Chances)).ToDictionary(c => c.Firm));
}

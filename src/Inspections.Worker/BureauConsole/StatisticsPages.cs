using System.Globalization;
using System.Text;
using Inspections.Core.Directories;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Tables;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Publication.Archives;
using Inspections.Worker.Publication.Fairness;
using Inspections.Worker.Publication.Reports;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>统计: what is published of a year, recomputed as anybody can: the report, the share of firms with problems, every firm's chance, fairness, the archive.</summary>
internal sealed class StatisticsPages(ConsoleContext console)
{
    private const string Html = "text/html; charset=utf-8";

    // Classes of firms with the same chance that a page lists.
    private const int MostClasses = 12;

    private readonly Lock _archiving = new();

    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/statistics", Duty.Read, r => Show(r, console.Bureau.Today.Year)),
        ConsoleRoute.Get("/statistics/{year}", Duty.Read, r => Show(r, YearOf(r))),
        ConsoleRoute.Get("/statistics/{year}/report.xlsx", Duty.Read, r => Report(r, (name, report) => new($"{name}.xlsx", ConsoleAnswer.Workbook, ReportSheet.Write(report)))),
        ConsoleRoute.Get("/statistics/{year}/report.html", Duty.Read, r => Report(r, (name, report) => new($"{name}.html", Html, Encoding.UTF8.GetBytes(ReportPage.Write(report))))),
        ConsoleRoute.Get("/statistics/{year}/fairness.html", Duty.Read, r => new ConsoleAnswer.Download($"fairness-{YearOf(r)}.html", Html, Study(YearOf(r)).Fairness[r.Language])),
        ConsoleRoute.Get("/statistics/{year}/chances.csv", Duty.Read, Chances),
        ConsoleRoute.Get("/statistics/{year}/archive.zip", Duty.Read, Archive),
    ];

    private ConsoleAnswer.Page Show(ConsoleRequest request, int year)
    {
        (IReadOnlyList<int> years, IReadOnlyDictionary<string, string> firms, string word) = console.Bureau.Database.Read(session =>
        {
            string asked = request.Query.GetValueOrDefault("firm", "").Trim();
            return (RoundStore.Years(session), Identifier.IsValid(asked) ? FirmStore.Names(session, [Identifier.Parse(asked)]) : new Dictionary<string, string>(StringComparer.Ordinal), asked);
        });
        StudyAnswer? answer = console.Public.Study(year);
        YearStudy? study = answer?.Study;
        Report? report = study?.Reports[(0, request.Language)];
        return ConsoleAnswer.Of<StatisticsPage>(new StatisticsView(
            console.Frame(request),
            year,
            [.. years.OrderDescending()],
            answer is null,
            answer?.Refused?.Refusals[0].Whole,
            report?.Source,
            report is { Adds: false },
            report?.Paragraphs ?? [],
            [.. (report?.Tables ?? []).Select(t => new StatisticsTable(t.Title, t.Headers, [.. t.Rows.Select(r => (IReadOnlyList<string>)[.. r.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c}"))])]))],
            [.. Enumerable.Range(1, 4).Where(q => study?.Reports.ContainsKey((q, request.Language)) ?? false)],
            [.. (study?.Sectors ?? []).SelectMany(s => s.Problems.Select(p => Row(s, p)))],
            [.. (study?.Sectors ?? []).SelectMany(s => s.Classes.Take(MostClasses).Select(c => new ChanceRow(s.Name, c.Stratum, c.Rate, c.Firms, FairnessWords.Of(c.Chance), c.Drawn, c.Explanation)))],
            word,
            firms.GetValueOrDefault(word),
            [.. (study?.Sectors ?? []).Where(_ => Identifier.IsValid(word)).SelectMany(s => Of(s, Identifier.Parse(word)))]));
    }

    private ConsoleAnswer.Download Report(ConsoleRequest request, Func<string, Report, ConsoleAnswer.Download> write)
    {
        int year = YearOf(request);
        int quarter = request.Query.GetValueOrDefault("quarter") is { Length: 1 } q && q[0] is >= '1' and <= '4' ? q[0] - '0' : 0;
        string name = quarter == 0 ? FormattableString.Invariant($"report-{year}") : FormattableString.Invariant($"report-{year}-q{quarter}");
        return Study(year).Reports.TryGetValue((quarter, request.Language), out Report? report) ? write(name, report) : throw StatisticsRefusals.NoQuarter.Error(year, quarter);
    }

    private ConsoleAnswer Chances(ConsoleRequest request)
    {
        int year = YearOf(request);
        byte[] file = CsvText.Write(
        [
            [.. new[] { ListTexts.Sector, ListTexts.Code, StatisticsTexts.Stratum, StatisticsTexts.ChanceOf(year), StatisticsTexts.Drawn, StatisticsTexts.Years, StatisticsTexts.OverYears }.Select(t => t.In(request.Language))],
            .. Study(year).Sectors.SelectMany(s => s.Chances.Keys.SelectMany(f => Of(s, f)).Select(r =>
                (string[])[s.Name, r.Firm, r.Stratum, r.Chance, r.IsDrawn ? "1" : "0", r.Years.ToString(CultureInfo.InvariantCulture), r.OverYears])),
        ]);
        return new ConsoleAnswer.Download(FormattableString.Invariant($"chances-{year}.csv"), CsvText.Type, file);
    }

    // The file goes with the answer: it is opened so that it ends with its last reader.
    private ConsoleAnswer Archive(ConsoleRequest request)
    {
        int year = YearOf(request);
        if (!_archiving.TryEnter())
        {
            throw StatisticsRefusals.Archiving.Error();
        }

        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using PublishedPlace files = PublishedPlace.Open(console.Public.Root);
            VerifiedArchive.Write(file, files, year);
            return new ConsoleAnswer.Sending(
                FormattableString.Invariant($"archive-{year}.zip"), "application/zip",
                new FileStream(file, new FileStreamOptions { Mode = FileMode.Open, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous }));
        }
        catch
        {
            File.Delete(file);
            throw;
        }
        finally
        {
            _archiving.Exit();
        }
    }

    private YearStudy Study(int year) =>
        console.Public.Study(year) is not { } answer ? throw StatisticsRefusals.NotYet.Error(year) : answer.Study ?? throw answer.Refused!;

    private static ProblemRow Row(SectorStudy sector, ProblemShare p) => new(
        sector.Name, p.Stratum is { } stratum ? Text.Same($"{stratum}") : StatisticsTexts.WholeSector, p.Range.Firms, p.Range.Drawn, p.Range.Found, p.Unknown,
        p.Range.Drawn == 0 ? null : StatisticsTexts.Share(p.Range.Found, p.Range.Drawn),
        p.Range.Firms == 0 ? null : StatisticsTexts.Range(p.Range.Least, p.Range.Most, p.Range.Firms));

    private static IEnumerable<FirmChanceRow> Of(SectorStudy sector, Identifier firm) => sector.Chances.TryGetValue(firm, out Core.Statistics.FirmChance? chance)
        ? [new FirmChanceRow(
            sector.Name, $"{firm}", $"{chance.Stratum}", FairnessWords.Of(chance.Chance), chance.Drawn, sector.OverYears[firm].Years,
            FairnessWords.Percent(sector.OverYears[firm].Chance.ToDouble()))]
        : [];

    private static int YearOf(ConsoleRequest request) => YearPages.YearOf(request.Parts["year"]);
}

using System.CommandLine;
using System.Text;
using Inspections.Core.Statistics;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Publication.Fairness;
using Inspections.Worker.Publication.Reports;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections report YEAR</c>: the figures of a year or a quarter, recomputed from what is published.</summary>
internal static class ReportCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        Argument<int> year = new("year") { Description = "年度 the year" };
        Option<int?> quarter = new("--quarter") { Description = "季度 one quarter, 1 to 4" };
        Option<string?> html = new("--html") { Description = "另存为网页 write a page as well" };
        Option<string?> xlsx = new("--xlsx") { Description = "另存为工作簿 write a workbook as well" };
        Option<string?> from = new("--from") { Description = "公示目录、网址或归档文件；默认为数据目录的公示目录 the published folder, its address or an archive; the data folder's unless given" };
        var command = new Command("report", "年度或季度报告，数字由公示内容重新计算 figures recomputed from what is published") { year, quarter, html, xlsx, from };
        command.SetAction(parsed =>
        {
            int? part = parsed.GetValue(quarter);
            if (part is < 1 or > 4)
            {
                throw CommandRefusals.Quarter.Error(part);
            }

            DataDirectory? own = parsed.GetValue(from) is null ? new DataDirectory(parsed.GetRequiredValue(data)) : null;
            string place = own?.Public ?? parsed.GetValue(from)!;
            PublishedDraws draws = FairnessSources.Read([place], new HashSet<Core.Directories.DrawId>());
            using PublishedPlace files = PublishedPlace.Open(place);
            Report report = ReportWriting.Of(new PeriodFigures(files, draws, new ReportPeriod(parsed.GetRequiredValue(year), part)), output.OfDocuments(own?.Settings.Naming.Languages()[0] ?? Language.Chinese));
            Save(parsed.GetValue(html), () => Encoding.UTF8.GetBytes(ReportPage.Write(report)));
            Save(parsed.GetValue(xlsx), () => ReportSheet.Write(report));
            Print(report, output);
            return report.Adds ? 0 : ExitCode.Failure;
        });
        return command;
    }

    private static void Save(string? file, Func<byte[]> content)
    {
        if (file is not null)
        {
            AtomicFile.Write(Path.GetFullPath(file), content());
        }
    }

    private static void Print(Report report, TextWriter output)
    {
        output.WriteLine($"{report.Title}\n{report.Source}\n");
        foreach (string paragraph in report.Paragraphs)
        {
            output.WriteLine($"    {paragraph}");
        }

        foreach (ReportTable table in report.Tables)
        {
            output.WriteLine($"\n{table.Title}\n  {string.Join(" | ", table.Headers)}");
            foreach (IReadOnlyList<object> row in table.Rows)
            {
                output.WriteLine($"  {string.Join(" | ", row)}");
            }
        }
    }
}

using System.CommandLine;
using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Statistics;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Publication.Fairness;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections fairness DRAWS…</c>: how even published draws were, and what their sample can show.</summary>
internal static class FairnessCommand
{
    public static Command Make(Option<string> data, TextWriter output, TextWriter errors)
    {
        Argument<string[]> places = new("places") { Description = "公示目录、其网址，或其中各次抽取的目录，可多个 published folders, their http(s) addresses, or folders of draws", Arity = ArgumentArity.OneOrMore };
        Option<string[]> draws = new("--draw") { Description = "只分析这些抽取：抽取编号，有本机关数据时也可写“物业服务 1” these draws only: ids, or sector and round where the bureau's data is", AllowMultipleArgumentsPerToken = true };
        Option<string?> firms = new("--firms") { Description = "企业名录，用于地区和成立年代 the firm directory, for districts and founding dates" };
        Option<bool> accept = new("--accept-unverified") { Description = "接受校验位不符的代码 accept codes that fail their check digit" };
        Option<decimal> violating = new("--violating") { Description = "假定违规企业的百分比 percentage of firms supposed to violate", DefaultValueFactory = _ => 5 };
        Option<decimal> wanted = new("--wanted") { Description = "希望达到的发现机会，百分比 wanted chance to find one, in per cent", DefaultValueFactory = _ => 95 };
        Option<bool> json = new("--json") { Description = "输出 JSON print JSON" };
        Option<string?> page = new("--page") { Description = "另存为网页 write a page as well" };
        var command = new Command("fairness", "抽取公平性报告 how even published draws were") { places, draws, firms, accept, violating, wanted, json, page };
        command.SetAction(parsed =>
        {
            var options = new FairnessOptions
            {
                Violating = Percentage(parsed, violating),
                Wanted = Percentage(parsed, wanted),
                Directory = parsed.GetValue(firms) is string file ? DirectoryOf(file, new ImportOptions(parsed.GetValue(accept)), errors) : null,
            };
            HashSet<DrawId> chosen = [.. BureauWords.DrawsOf(parsed.GetRequiredValue(data), parsed.GetValue(draws) ?? [])];
            PublishedDraws published;
            using (var bar = new ProgressBar())
            {
                published = FairnessSources.Read(parsed.GetRequiredValue(places), chosen, bar);
            }

            var study = new FairnessStudy(FairnessReport.Of(published.Draws, options), options, published.Others);
            if (parsed.GetValue(page) is string target)
            {
                AtomicFile.Write(Path.GetFullPath(target), Encoding.UTF8.GetBytes(new FairnessPage(study, output.OfDocuments(Language.Chinese)).Write()));
            }

            if (parsed.GetValue(json))
            {
                output.WriteLine(FairnessJson.Write(study));
            }
            else
            {
                FairnessText.Print(study, output);
            }

            return 0;
        });
        return command;
    }

    private static Dictionary<Identifier, Firm> DirectoryOf(string file, ImportOptions options, TextWriter errors) =>
        GoodRows.Require(FirmFile.Read(file, options), errors).Rows.Select(r => r.Value).ToDictionary(f => f.Id);

    // Whole thousandths of a per cent, so that the share is exact.
    private static Ratio Percentage(ParseResult parsed, Option<decimal> option)
    {
        decimal value = parsed.GetRequiredValue(option);
        return value is > 0 and <= 100 && value * 1000 == decimal.Floor(value * 1000)
            ? new Ratio((long)(value * 1000), 100_000)
            : throw CommandRefusals.Percentage.Error(option.Name, value);
    }
}

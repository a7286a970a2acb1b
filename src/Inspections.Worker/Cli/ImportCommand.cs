using System.CommandLine;
using Inspections.Core.Encodings;
using Inspections.Worker.Cli.Directories;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Cli.Teams;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections import firms|inspectors|items|recusals|dishonest|results|visits FILE</c>.</summary>
internal static class ImportCommand
{
    private static readonly char[] Separators = [',', '，', '、', ';', '；'];

    private static readonly Dictionary<string, (IReadOnlyList<Column> Columns, Func<ImportExecution, int> Run)> Kinds = new(StringComparer.Ordinal)
    {
        ["firms"] = (FirmFile.Shape.Columns, i => i.Firms()),
        ["inspectors"] = (InspectorFile.Shape.Columns, i => i.Inspectors()),
        ["items"] = (ItemFile.Shape.Columns, i => i.Items()),
        ["recusals"] = (RecusalFile.Shape.Columns, i => i.Recusals()),
        ["dishonest"] = (DishonestyFile.Shape.Columns, i => i.Dishonest()),
        ["results"] = (ResultFile.Columns, i => i.Results()),
        ["visits"] = (VisitFile.Shape.Columns, i => i.Visits()),
    };

    public static Command Make(Option<string> data, TextWriter output, TextWriter errors, CommandPerson person)
    {
        Argument<string> kind = new("kind") { Description = "哪种名录 which list" };
        kind.AcceptOnlyFromAmong([.. Kinds.Keys]);
        Argument<string> file = new("file") { Description = "XLSX、XLS、ET、ODS 或 CSV 文件 a workbook or CSV file" };
        Option<bool> skipBad = new("--skip-bad") { Description = "跳过有问题的行，其余照常导入（此时不终止任何名录项）import the good rows; then nothing is ended" };
        Option<bool> accept = new("--accept-unverified") { Description = "接受校验位不符的代码 accept codes that fail their check digit" };
        Option<string[]> map = new("--map") { Description = "名称=文件里的表头，如 工号=序号 a usual name and the header in the file" };
        Option<string[]> sector = new("--sector") { Description = "整表所属的行业（表里没有行业列时）the sector of all rows, where the list has no column for it" };
        Option<string[]> only = new("--only") { Description = "此表只涉及的行业、地区或部门，其余不变 the sectors, districts or departments that the list speaks for; nothing else changes" };
        Option<bool> dryRun = new("--dry-run") { Description = "只显示会有什么变化 show what would change, and stop" };
        Option<bool> yes = new("--yes") { Description = "不询问 do not ask" };
        Option<bool> endMissing = new("--end-missing") { Description = "允许终止文件里没有的许多名录项 let many entries end that the file does not have" };
        Option<string?> correct = new("--correct") { Description = "更正已公示结果的原因（results）why public results are corrected" };
        Option<string?> by = new("--by") { Description = "录入人员编号（results 必填，登录后可不写）；录入的人不能审查；recusals 是决定人 staff id of who enters results, needed for them: who enters reviews nothing of it; for recusals who decides" };
        Option<string?> approvedBy = new("--approved-by") { Description = "批准人编号（recusals 必填）staff id of who approves recusals, needed for them" };
        var year = new RecusalYear();
        var command = new Command("import", "导入名录或检查结果 import a directory, or results")
        {
            kind, file, dryRun, yes, endMissing, only, sector, map, skipBad, accept, correct, by, approvedBy,
        };
        year.AddTo(command);
        command.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(data);
            (IReadOnlyList<Column> columns, Func<ImportExecution, int> run) = Kinds[parsed.GetRequiredValue(kind)];
            SectorNames sectors = BureauSectors.Of(folder);
            DirectoryScope scope = person.OfSectors(DirectoryScope.Parse(parsed.GetValue(only) ?? [], sectors));
            var options = new ImportOptions(parsed.GetValue(accept))
            {
                Sectors = sectors,
                Map = HeaderMap.Parse(parsed.GetValue(map) ?? [], columns),
                Sector = Given(parsed.GetValue(sector) ?? [], sectors, scope),
                Confirmed = PersonalDataConfirmations.In(new DataDirectory(folder).Database),
                Today = BeijingTime.DateOf(MachineClock.Time.GetUtcNow()),
            };
            return run(new ImportExecution(folder, parsed.GetRequiredValue(file), options, output, errors)
            {
                Scope = scope,
                SkipBad = parsed.GetValue(skipBad),
                Agreement = new Agreement(parsed.GetValue(dryRun), parsed.GetValue(yes), parsed.GetValue(endMissing)),
                Correction = parsed.GetValue(correct),
                By = staff => person.By(parsed.GetValue(by), staff),
                Own = person.Own,
                Approve = staff => person.Two(parsed.GetValue(by), parsed.GetValue(approvedBy) ?? throw CommandRefusals.ApprovedByWhom.Error(), staff),
                RequireAllSectors = person.RequireAllSectors,
                RecusalYear = today => year.Read(parsed, today),
            });
        });
        return command;
    }

    // A list of one sector needs no column for it.
    private static IReadOnlyList<Sector>? Given(string[] words, SectorNames sectors, DirectoryScope scope)
    {
        if (words.Any(SectorNames.IsAll))
        {
            return sectors.All;
        }

        Sector[] given = [.. words.SelectMany(w => w.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(w => sectors.Require(w))];
        return given.Length > 0 ? given
            : scope.Sectors is { Count: 1 } one ? [.. sectors.All.Where(s => one.Contains(s.Code))]
            : null;
    }
}

using System.CommandLine;
using Inspections.Worker.Cli.Teams;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Privacy;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections import firms|inspectors|items|recusals|dishonest|results|visits FILE</c>.</summary>
internal static class ImportCommand
{
    public static Command Make(Option<string> data, TextWriter output, TextWriter errors)
    {
        Argument<string> kind = new("kind") { Description = "firms | inspectors | items | recusals | dishonest | results | visits" };
        kind.AcceptOnlyFromAmong("firms", "inspectors", "items", "recusals", "dishonest", "results", "visits");
        Argument<string> file = new("file") { Description = "CSV 或 XLSX 文件 a CSV or XLSX file" };
        Option<bool> skipBad = new("--skip-bad") { Description = "跳过有问题的行，其余照常导入（此时不终止任何名录项）import the good rows; then nothing is ended" };
        Option<bool> accept = new("--accept-unverified") { Description = "接受校验位不符的代码 accept codes that fail their check digit" };
        Option<string?> correct = new("--correct") { Description = "更正已公示结果的原因（results）why public results are corrected" };
        Option<string?> by = new("--by") { Description = "录入人员编号（results 必填）；录入的人不能审查 staff id of who enters results, needed for them: who enters reviews nothing of it" };
        var year = new RecusalYear();
        var command = new Command("import", "导入名录或检查结果 import a directory, or results") { kind, file, skipBad, accept, correct, by };
        year.AddTo(command);
        command.SetAction(parsed =>
        {
            (string path, string folder, bool skip) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(data), parsed.GetValue(skipBad));
            var options = new ImportOptions(parsed.GetValue(accept));
            return parsed.GetRequiredValue(kind) switch
            {
                "firms" => Import(FirmFile.Read(path, options), (_, u, f) => u.Firms(f), (o, f) => FirmStrata.Require(o.Policy, f)),
                "inspectors" => Import(InspectorFile.Read(path, options), (_, u, f) => u.Inspectors(f)),
                "dishonest" => Dishonest(),
                "results" => Results(),
                "visits" => VisitCommand.Import(folder, path, options, skip, output, errors),
                "items" => Import(ItemFile.Read(path, options), (_, u, f) => u.Items(f)),
                _ => Import(RecusalFile.Read(path, options), (o, u, f) => u.Recusals(f, year.Read(parsed, o.Bureau.Today))),
            };

            int Results()
            {
                string who = parsed.GetValue(by) ?? throw new UserErrorException(
                    "录入检查结果须写明 --by 录入人员编号：录入的人不能审查",
                    "results need --by STAFF-ID: who enters them reviews nothing of it",
                    UserErrorException.Usage);
                using OpenBureau office = OpenBureau.Open(folder);
                PersonalDataWords.Warn(errors, "--correct", parsed.GetValue(correct));
                var terms = new EntryTerms(ResultCommand.By(office, who), parsed.GetValue(correct));
                return ImportResults.Take(office, ResultFile.Read(path, options), terms, skip, output, errors);
            }

            int Dishonest()
            {
                ImportedRows<DishonestyRow> rows = DishonestyFile.Read(path, options);
                using OpenBureau office = Own(folder);
                return ImportDishonesty.Take(office, rows, skip, output, errors);
            }

            int Import<T>(ImportedRows<T> read, Func<OpenBureau, DirectoryUpdate, ImportedRows<T>, UpdateCount> apply, Action<OpenBureau, ImportedRows<T>>? require = null)
            {
                read.Tell(errors);
                RequireGood(read, skip);
                using OpenBureau office = Own(folder);
                require?.Invoke(office, read);
                UpdateCount count = apply(office, new DirectoryUpdate(office.Bureau, keepMissing: read.Problems.Total > 0), read);
                output.WriteLine(
                    $"{read.File}：{count.Rows} 行；新增 {count.Added}，变更 {count.Changed}，终止 {count.Ended}\n{read.File}: {count.Rows} rows; {count.Added} added, {count.Changed} changed, {count.Ended} ended");
                PolicyText.Remind(office, output);
                return 0;
            }
        });
        return command;
    }

    private static void RequireGood<T>(ImportedRows<T> read, bool skip)
    {
        if (read.Problems.Total > 0 && !skip)
        {
            throw new UserErrorException(
                $"{read.File}：{read.Problems.Total} 个问题，未导入任何内容。改正后重试，或用 --skip-bad 只导入没有问题的行。",
                $"{read.File}: {read.Problems.Total} problems, nothing was imported. Correct them, or import the good rows only by --skip-bad.");
        }
    }

    // The made-up bureau takes no real firms.
    private static OpenBureau Own(string folder)
    {
        OpenBureau office = OpenBureau.OpenOrMake(folder, sampleWhenNew: false);
        if (!office.IsSample)
        {
            return office;
        }

        office.Dispose();
        throw new UserErrorException(
            $"{folder} 是样例机关的数据目录，真实名录请导入到另一个目录：--data 目录",
            $"{folder} holds the sample bureau; import real directories into another folder: --data FOLDER",
            UserErrorException.Usage);
    }
}

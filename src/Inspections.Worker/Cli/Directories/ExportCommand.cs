using System.CommandLine;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Cli.Teams;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Publication.Papers;

namespace Inspections.Worker.Cli.Directories;

/// <summary><c>inspections export|template firms|inspectors|items|recusals FILE</c>: a list as it stands, or an empty sheet to fill in; <c>template papers FOLDER</c>: the built-in templates of papers.</summary>
internal static class ExportCommand
{
    private const string Papers = "papers";

    public static Command Make(Option<string> data, TextWriter output)
    {
        (Argument<string> kind, Argument<string> file) = Arguments();
        kind.AcceptOnlyFromAmong([.. DirectorySheets.Kinds]);
        var year = new RecusalYear();
        var command = new Command("export", "导出名录（含不公开的内容，仅供本单位）write a list as it stands, for the bureau alone") { kind, file };
        year.AddTo(command);
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            string which = parsed.GetRequiredValue(kind), path = Path.GetFullPath(parsed.GetRequiredValue(file));
            SectorNames sectors = BureauSectors.Of(parsed.GetRequiredValue(data));
            (byte[] content, int count) = opened.Bureau.Database.Read(session =>
            {
                IReadOnlyList<IReadOnlyList<string>> rows = DirectorySheets.Rows(session, which, sectors, year.Read(parsed, opened.Bureau.Today));
                return (Path.GetExtension(path).ToUpperInvariant() switch
                {
                    ".CSV" => DirectorySheets.Csv(which, rows),
                    ".XLSX" => DirectorySheets.Workbook(which, rows),
                    string other => throw CommandRefusals.ExportForm.Error(other, ".xlsx, .csv"),
                }, rows.Count);
            });
            AtomicFile.Write(path, content);
            output.Say($"{path}：{new Text($"{count} 条", Counted.Of(count, "entry", "entries"))}");
            return 0;
        });
        return command;
    }

    public static Command Template(Option<string> data, TextWriter output)
    {
        (Argument<string> kind, Argument<string> file) = Arguments();
        kind.AcceptOnlyFromAmong([.. DirectorySheets.Kinds, Papers]);
        var command = new Command("template", "空白名录表，带下拉选项；papers 为内置文书模板 an empty sheet with choices, to be filled in and imported; papers: the built-in templates of papers") { kind, file };
        command.SetAction(parsed =>
        {
            if (parsed.GetRequiredValue(kind) == Papers)
            {
                return PutPapers(Path.GetFullPath(parsed.GetRequiredValue(file)), output);
            }

            string path = Path.GetFullPath(parsed.GetRequiredValue(file));
            if (!path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            {
                throw CommandRefusals.ExportForm.Error(Path.GetFileName(path), ".xlsx");
            }

            AtomicFile.Write(path, DirectorySheets.Blank(parsed.GetRequiredValue(kind), BureauSectors.Of(parsed.GetRequiredValue(data))));
            output.WriteLine($"{path}");
            return 0;
        });
        return command;
    }

    // Into another folder than the bureau's own: there a template of a bureau is not lost by a slip.
    private static int PutPapers(string folder, TextWriter output)
    {
        foreach (PaperKind kind in PaperKind.All)
        {
            string file = Path.Combine(folder, PaperTemplates.FileOf(kind));
            if (File.Exists(file))
            {
                throw PaperRefusals.TemplateThere.Error(file);
            }
        }

        foreach (PaperKind kind in PaperKind.All)
        {
            AtomicFile.Write(Path.Combine(folder, PaperTemplates.FileOf(kind)), PaperTemplates.BuiltIn(kind));
            output.WriteLine(Path.Combine(folder, PaperTemplates.FileOf(kind)));
        }

        return 0;
    }

    private static (Argument<string> Kind, Argument<string> File) Arguments()
    {
        Argument<string> kind = new("kind") { Description = "哪种名录 which list" };
        return (kind, new Argument<string>("file") { Description = "文件 the file to write" });
    }
}

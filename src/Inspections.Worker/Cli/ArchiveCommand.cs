using System.CommandLine;
using System.Security.Cryptography;
using Inspections.Core.Encodings;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Publication.Archives;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections archive YEAR FILE</c>: everything published of a year in one file, for the archives.</summary>
internal static class ArchiveCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        Argument<int> year = new("year") { Description = "年度 the year" };
        Argument<string> file = new("file") { Description = "归档文件，不得已存在 the file to write; it must not exist" };
        Option<string?> from = new("--from") { Description = "公示目录或其网址；默认为数据目录的公示目录 the published folder or its address; the data folder's unless given" };
        var command = new Command("archive", "年度归档：公示的全部内容，一个文件 everything published of a year in one file") { year, file, from };
        command.SetAction(parsed =>
        {
            string path = Path.GetFullPath(parsed.GetRequiredValue(file));
            if (File.Exists(path))
            {
                throw CommandRefusals.FileThere.Error(path);
            }

            using PublishedPlace files = PublishedPlace.Open(parsed.GetValue(from) ?? new DataDirectory(parsed.GetRequiredValue(data)).Public);
            string beside = path + ".new";
            try
            {
                // What goes to the archives has been read back as a stranger will read it.
                (ArchiveManifest manifest, Verdict verdict) = VerifiedArchive.Write(beside, files, parsed.GetRequiredValue(year));
                DurableFile.Move(beside, path);
                Print(manifest, path, verdict, output);
                return 0;
            }
            finally
            {
                File.Delete(beside);
            }
        });
        return command;
    }

    private static void Print(ArchiveManifest manifest, string file, Verdict verdict, TextWriter output)
    {
        using FileStream stream = File.OpenRead(file);
        output.Say($"{("已归档", "archived")}: {file}");
        output.Say($"    {new Text($"{manifest.Files.Count} 个文件", Counted.Of(manifest.Files.Count, "file"))}, {("台账", "ledger")} {new Text($"{manifest.Head.Size} 条", Counted.Of(manifest.Head.Size, "entry", "entries"))}");
        output.Say($"    {(manifest.IsClosed ? ("年度已关闭，归档不再变化", "the year is closed: this archive is final") : ("年度尚未关闭，以后请重新归档", "the year is still open: archive it again later"))}");
        output.Say($"    {("核验", "verified")}: {verdict.ToString().ToUpperInvariant()}");
        output.Say($"    SHA-256 {Hex.Encode(SHA256.HashData(stream))}");
    }
}

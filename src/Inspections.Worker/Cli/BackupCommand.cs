using System.CommandLine;
using System.Security.Cryptography;
using Inspections.Core.Encodings;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Backups;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections backup FILE</c>: the database as it is at one moment, in one file.</summary>
internal static class BackupCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        Argument<string?> file = new("file") { Description = "备份文件，不得已存在 the file to write; it must not exist", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> into = new("--into") { Description = "备份目录：按时间命名，并删去过期的备份（设置 KeepBackupsDays）a folder: the file is named by the time, and old ones are removed (setting KeepBackupsDays)" };
        Option<bool> withKey = new("--with-key") { Description = "连同签名私钥；恢复密钥从不备份 put the signing key in too; the recovery key never is" };
        var command = new Command("backup", "备份，运行中也可 back the database up, also while the worker runs") { file, into, withKey };
        command.SetAction(parsed =>
        {
            (string? name, string? series) = (parsed.GetValue(file), parsed.GetValue(into));
            if ((name is null) == (series is null))
            {
                throw CommandRefusals.BackupWhere.Error();
            }

            BackupFolder? folder = series is null ? null : new BackupFolder(series);
            if (series is not null && !System.IO.Directory.Exists(series))
            {
                throw CommandRefusals.NoFolder.Error(series);
            }

            string path = folder?.FileAt(MachineClock.Time.GetUtcNow()) ?? Path.GetFullPath(name!);
            if (File.Exists(path))
            {
                throw CommandRefusals.FileThere.Error(path);
            }

            using OpenBureau opened = OpenBureau.Read(parsed.GetRequiredValue(data), withKey: true);
            using ECDsa? key = parsed.GetValue(withKey) ? opened.Keys.Peek(opened.Bureau.Keys.Signer.Verifier) : null;
            BackupManifest manifest = BackupWriter.Write(opened.Bureau, path, key);
            output.Say($"{("已备份", "backed up")}: {path}");
            output.Say($"    {("台账", "ledger")} {new Text($"{manifest.Head.Size} 条", Counted.Of(manifest.Head.Size, "entry", "entries"))}, {BeijingTime.Format(manifest.At)}");
            output.Say($"    {(key is null ? ("不含私钥，密钥须另行保管", "no private key is in it; keep the keys elsewhere") : ("含签名私钥，请如私钥一样保管", "the signing key is in it: keep it as you keep a key"))}");
            output.Say($"    {("待抽取批次的随机数已加密，封存密钥不在其中：另行保管，不得与备份同放", "the values of rounds still to be drawn are encrypted, and the sealing key is never in it: keep that elsewhere")}");
            if (folder?.Prune(opened.Bureau.Now, opened.Settings.KeepBackupsDays) is { Count: > 0 } old)
            {
                output.Tell($"    删去超过 {opened.Settings.KeepBackupsDays} 天的备份 {old.Count} 个", $"    backups older than {opened.Settings.KeepBackupsDays} days removed: {old.Count}");
            }

            return 0;
        });
        return command;
    }
}

using System.CommandLine;
using System.Security.Cryptography;
using Inspections.Core.Encodings;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Backups;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections restore FILE</c>: puts a backup in the place of the database, unless that would rewrite history.</summary>
internal static class RestoreCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        Argument<string> file = new("file") { Description = "备份文件 the backup" };
        Option<bool> overwrite = new("--overwrite") { Description = "替换现有数据库（旧库改名保留）replace the database that is there; it is kept under another name" };
        Option<string[]> published = new("--published") { Description = "另与该公示目录或网址核对 compare with this public folder or URL too" };
        var command = new Command("restore", "从备份恢复 restore a backup") { file, overwrite, published };
        command.SetAction(parsed =>
        {
            string backup = parsed.GetRequiredValue(file);
            if (!File.Exists(backup))
            {
                throw CommandRefusals.NoFile.Error(backup);
            }

            var folder = new DataDirectory(parsed.GetRequiredValue(data));
            System.IO.Directory.CreateDirectory(folder.Root);
            using var alone = OneProcess.Claim(folder.Root);
            if (folder.DatabaseFile is { } left)
            {
                DatabaseSwap.Recover(folder.Root, left);
            }

            using var nobody = DatabaseLock.Claim(folder.Root);
            (UnpackedBackup unpacked, string? former) = RestoreRun.Execute(folder, backup, parsed.GetValue(overwrite), (parsed.GetValue(published) ?? []).Select(PublishedHead.At));
            output.Say($"{("已恢复", "restored")}: {folder.DatabaseFile}\n    {("台账", "ledger")} {new Text($"{unpacked.Manifest.Head.Size} 条", Counted.Of(unpacked.Manifest.Head.Size, "entry", "entries"))}, {BeijingTime.Format(unpacked.Manifest.At)}");
            if (former is not null)
            {
                output.Say($"    {("原数据库", "the former database")}: {former}");
            }

            using ECDsa? key = folder.Keys.Find(unpacked.Keys.Key);
            if (key is null)
            {
                output.Say($"    {("签名密钥不在本机，启动前请放入", "the signing key is not here, put it back before the start")}: {unpacked.Keys.Key.KeyId} → {folder.Keys.Where}");
            }

            SealingChange.Peek(folder.Database, folder.SealingKeys);
            if (folder.Database.Sealing is null && folder.Database.Read(SealedValueStore.KeyInForce) is { } sealing)
            {
                output.Say($"    {("封存密钥不在本机，启动前请放入", "the sealing key is not here, put it back before the start")}: {folder.SealingKeys.FileOf(sealing)}");
            }

            return 0;
        });
        return command;
    }
}

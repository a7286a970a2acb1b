using System.CommandLine;
using System.Security.Cryptography;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Publication;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections key show|rotate|recover</c>: the bureau's signing and recovery keys (protocol section 10).</summary>
internal static class KeyCommand
{
    public static Command Make(Option<string> data, TextWriter output) => new("key", "签名密钥 the bureau's keys")
    {
        Show(data, output),
        Change("rotate", "换用新的签名密钥，由旧密钥签认 take a new signing key, endorsed by the old one", data, output, recover: false),
        Change("recover", "签名密钥遗失时换用新密钥，由恢复密钥签认 take a new signing key when the old one is lost, endorsed by the recovery key", data, output, recover: true),
    };

    private static Command Show(Option<string> data, TextWriter output)
    {
        var command = new Command("show", "显示密钥，不显示私钥内容 show the keys, never their private halves");
        command.SetAction(parsed =>
        {
            var folder = new DataDirectory(parsed.GetRequiredValue(data), readOnly: true);
            using IDisposable? use = folder.BeginReading();
            folder.Database.Schema.RequireCurrent();
            (LedgerEntry Entry, KeyBody Keys, string? Decision)[] all = folder.Database.Read(session => LedgerStore.Open(session).Entries
                .Where(e => e.Body is KeyBody)
                .Select(e => (e, (KeyBody)e.Body, KeyChange.DecisionOn(session, ((KeyBody)e.Body).Key)))
                .ToArray());
            foreach ((LedgerEntry entry, KeyBody keys, string? decision) in all)
            {
                output.Say(
                    $"{(keys == all[^1].Keys ? ("现用", "in force ") : ("曾用", "former   "))} {keys.Key}\n    {(Zh: $"第 {entry.Index} 条起", En: $"since entry {entry.Index}")}, {BeijingTime.Format(entry.At)}{(decision is null ? null : new Text($"  决定/批准 {decision}", $"  decided/approved by {decision}"))}");
            }

            if (all.Length > 0)
            {
                Halves(folder.Keys, all[^1].Keys, output);
            }

            return 0;
        });
        return command;
    }

    private static void Halves(KeyFiles files, KeyBody keys, TextWriter output)
    {
        using ECDsa? key = files.Peek(keys.Key);
        output.Tell(key is null
            ? new Text($"签名私钥：不在 {files.Where}，不能签名", $"private half: not in {files.Where}; nothing can be signed")
            : new Text($"签名私钥：{files.Where}", $"private half: {files.Where}"));
        output.Say($"{("恢复密钥", "recovery key")}: {keys.Recovery}");
        output.Tell(files.PeekRecovery(keys.Recovery)
            ? new Text($"    私钥仍在本机，请移入保险柜：{files.RecoveryFile}", $"    its private half is still on this machine; take it to the safe: {files.RecoveryFile}")
            : new Text("    私钥不在本机", "    its private half is not on this machine, as it should be"));
    }

    private static Command Change(string verb, string description, Option<string> data, TextWriter output, bool recover)
    {
        var people = new TwoPeopleOptions();
        Option<string?> signing = new("--new") { Description = "自备的新密钥文件；缺省时生成 file of the new key; made when left out" };
        Option<bool> newRecovery = new("--new-recovery") { Description = "同时更换恢复密钥 make a new recovery key too" };
        Option<string> recovery = new("--recovery") { Description = "从保险柜取来的恢复密钥文件 file of the recovery key, from the safe", Required = true };
        var command = new Command(verb, description) { signing, newRecovery };
        people.AddTo(command);
        if (recover)
        {
            command.Add(recovery);
        }

        command.SetAction(parsed =>
        {
            var folder = new DataDirectory(parsed.GetRequiredValue(data));
            using IDisposable? use = folder.BeginWriting();
            using var alone = OneProcess.Claim(folder.Root);
            folder.Database.Schema.Prepare();
            folder.CheckLedger();
            var order = new KeyOrder(
                people.Read(parsed, folder.Settings.Staff),
                parsed.GetValue(signing),
                parsed.GetValue(newRecovery));
            var change = new KeyChange(folder.Database, folder.Keys, MachineClock.Time);
            KeyBody keys = recover ? change.Recover(order, parsed.GetRequiredValue(recovery)) : change.Rotate(order);
            folder.Database.Read(s => SampleBureau.Adjust(s, folder.Settings));
            new FolderPublisher(folder.Database, folder.Public, folder.Settings.Naming).Publish();
            output.Say($"{("新公钥，请通过其他渠道公布", "the new verifier key, to be announced by other ways too")}:\n{keys.Key}");
            if (!folder.Keys.MayReplace)
            {
                output.Tell($"请把新私钥放入 {KeyFiles.PemVariable} 后再启动", $"put the new private key into {KeyFiles.PemVariable} before the next start");
            }

            if (order.NewRecovery)
            {
                output.Say($"{("新恢复密钥，请移入保险柜", "the new recovery key, to be taken to the safe")}: {folder.Keys.RecoveryFile}");
            }

            return 0;
        });
        return command;
    }
}

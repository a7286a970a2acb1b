using System.CommandLine;
using System.Security.Cryptography;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Publication;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections key show|rotate|recover|reseal</c>: the bureau's signing and recovery keys (protocol section 10), and the key its values are sealed under.</summary>
internal static class KeyCommand
{
    public static Command Make(Option<string> data, TextWriter output, CommandPerson person) => new("key", "签名密钥 the bureau's keys")
    {
        Show(data, output),
        Change("rotate", "换用新的签名密钥，由旧密钥签认 take a new signing key, endorsed by the old one", data, output, person, recover: false),
        Change("recover", "签名密钥遗失时换用新密钥，由恢复密钥签认 take a new signing key when the old one is lost, endorsed by the recovery key", data, output, person, recover: true),
        Reseal(data, output, person),
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

            Sealing(folder, output);

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

    private static void Sealing(DataDirectory folder, TextWriter output)
    {
        SealingChange.Peek(folder.Database, folder.SealingKeys);
        if (folder.Database.Read(SealedValueStore.KeyInForce) is not { } inForce)
        {
            output.Tell("封存密钥：首次运行时生成", "sealing key: made when the worker first runs");
            return;
        }

        output.Tell(folder.Database.Sealing is null
            ? new Text($"封存密钥：{inForce}，不在本机", $"sealing key: {inForce}, not on this machine")
            : new Text($"封存密钥：{inForce}，在本机；副本须与恢复密钥同放保险柜，不得与备份同放", $"sealing key: {inForce}, on this machine; keep a copy in the safe with the recovery key, never with the backups"));
        if (folder.Database.Read(SealedValueStore.Closed) is { Count: > 0 } closed)
        {
            output.Tell($"    打不开的抽取：{string.Join("、", closed)}", $"    draws that cannot be opened: {string.Join(", ", closed)}");
        }
    }

    private static Command Reseal(Option<string> data, TextWriter output, CommandPerson person)
    {
        var people = new TwoPeopleOptions(person);
        Option<string?> given = new("--new") { Description = "自备的新密钥文件；缺省时生成 file of the new key; made when left out" };
        Option<bool> lost = new("--lost") { Description = "现用的封存密钥已遗失：其下的随机数不再打得开 the key in force is lost: what it sealed stays closed" };
        var command = new Command("reseal", "换用新的封存密钥，待抽取批次的随机数重新封存 take a new sealing key and seal anew what waits") { given, lost };
        people.AddTo(command);
        command.SetAction(parsed =>
        {
            var folder = new DataDirectory(parsed.GetRequiredValue(data));
            using IDisposable? use = folder.BeginWriting();
            using var alone = OneProcess.Claim(folder.Root);
            folder.Database.Schema.Prepare();
            folder.CheckLedger();
            SealingChange.Open(folder.Database, folder.SealingKeys);
            (SealingKey key, int values) = SealingChange.Take(
                folder.Database, folder.SealingKeys, people.Read(parsed, folder.Settings.Staff), parsed.GetValue(given), parsed.GetValue(lost), MachineClock.Time);
            output.Tell(
                $"新封存密钥 {key.Id}：{folder.SealingKeys.FileOf(key.Id)}；重新封存 {values} 个随机数", $"the new sealing key {key.Id}: {folder.SealingKeys.FileOf(key.Id)}; values sealed anew: {values}");
            output.Tell("请把副本放入保险柜；共用数据库的其他工作机放入同一文件后重新启动", "take a copy to the safe; other workers of the database need the same file, and to be started again");
            if (folder.Database.Read(SealedValueStore.Closed) is { Count: > 0 } closed)
            {
                output.Tell($"打不开的抽取，请在抽取时间之前作废：{string.Join("、", closed)}", $"draws that cannot be opened, to be voided before their time: {string.Join(", ", closed)}");
            }

            return 0;
        });
        return command;
    }

    private static Command Change(string verb, string description, Option<string> data, TextWriter output, CommandPerson person, bool recover)
    {
        var people = new TwoPeopleOptions(person);
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

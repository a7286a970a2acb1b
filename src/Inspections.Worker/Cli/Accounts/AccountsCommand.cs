using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Cli.Directories;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli.Accounts;

/// <summary><c>inspections accounts list|add|change|end|reset</c>: the administrator's, and no decisions.</summary>
internal static class AccountsCommand
{
    public static Command Make(Option<string> data, TextWriter output, TextWriter errors, CommandPerson person) =>
        new("accounts", "账号（系统管理员）accounts, for the administrator")
        {
            List(data, output), Add(data, output, errors, person), Change(data, output, person), End(data, output, person), Reset(data, output, person), RemoveFactor(data, output, person), DropPassword(data, output, person),
        };

    private static Command List(Option<string> data, TextWriter output)
    {
        Option<bool> json = new("--json") { Description = "以 JSON 输出 as JSON" };
        var command = new Command("list", "列出账号 list them") { json };
        command.SetAction(parsed => In(parsed.GetRequiredValue(data), database =>
        {
            IReadOnlyList<Account> all = database.Read(AccountStore.All);
            if (parsed.GetValue(json))
            {
                output.WriteLine(ReadableJson.Write(all.Select(a => new
                {
                    staff = $"{a.Staff}",
                    name = a.Name,
                    roles = a.Roles.Select(r => $"{r}").ToArray(),
                    sectors = a.Sectors.Select(s => $"{s}").ToArray(),
                    firstDay = BeijingTime.Format(a.FirstDay),
                    lastDay = a.LastDay is { } last ? BeijingTime.Format(last) : null,
                }).ToArray()));
                return 0;
            }

            foreach (Account a in all)
            {
                output.WriteLine($"{a.Staff}  {a.Name}  {string.Join('、', a.Roles.Select(r => output.Word(RoleTable.NameOf(r))))}  {string.Join('、', a.Sectors)}  {BeijingTime.Format(a.FirstDay)}–{(a.LastDay is { } last ? BeijingTime.Format(last) : "")}");
            }

            output.WriteLine($"{all.Count}");
            return 0;
        }));
        return command;
    }

    private static Command Add(Option<string> data, TextWriter output, TextWriter errors, CommandPerson person)
    {
        Argument<string> staff = new("staff") { Description = "人员编号 staff id" };
        Option<string> name = new("--name") { Description = "姓名 name", Required = true };
        var fields = new Fields();
        var command = new Command("add", "新建账号；第一个账号是系统管理员，当场设密码 add one; the first is the administrator's, who sets a password at once") { staff, name };
        fields.AddTo(command);
        command.SetAction(parsed => InOrMade(parsed.GetRequiredValue(data), database =>
        {
            var accounts = new ManageAccounts(database, person.Terminal.Clock);
            Label id = StaffOf(parsed.GetRequiredValue(staff));
            Account account = fields.Read(parsed, database, new Account(id, parsed.GetRequiredValue(name).Trim(), [], [], Today(person), null), parsed.GetRequiredValue(data));
            if (!database.Read(AccountStore.Any))
            {
                if (account.Roles is not [var only] || only != RoleTable.Administrator)
                {
                    throw CommandRefusals.FirstIsAdministrator.Error();
                }

                string password = person.Terminal.Ask(errors, new Text("密码（至少 12 个字符）", "Password (12 characters at least)"));
                if (password != person.Terminal.Ask(errors, new Text("再输入一次", "Once more")))
                {
                    throw CommandRefusals.NotTheSame.Error();
                }

                accounts.AddFirst(id, account.Name, password, person.Terminal.Address);
                output.Tell("已建立第一个系统管理员；从现在起，命令要求登录", "the first administrator is there: from now on commands ask for a sign-in");
                return 0;
            }

            SignedIn by = Require(database, parsed.GetRequiredValue(data), person);
            Tell(output, id, database.Write(session => accounts.Add(session, by, account, AccountRoles.Steps(session))));
            return 0;
        }));
        return command;
    }

    private static Command Change(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string> staff = new("staff") { Description = "人员编号 staff id" };
        Option<string?> name = new("--name") { Description = "姓名 name" };
        var fields = new Fields();
        var command = new Command("change", "修改（只写要改的）change what is given; the person has to sign in again") { staff, name };
        fields.AddTo(command);
        command.SetAction(parsed => Put(data, output, person, parsed, parsed.GetRequiredValue(staff), (database, old) =>
            fields.Read(parsed, database, old with { Name = parsed.GetValue(name)?.Trim() ?? old.Name }, parsed.GetRequiredValue(data))));
        return command;
    }

    private static Command End(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string> staff = new("staff") { Description = "人员编号 staff id" };
        Option<string?> on = new("--on") { Description = "最后一天，缺省为今天 the last day; today, when left out" };
        var command = new Command("end", "停用（不删除）end it; it is never deleted") { staff, on };
        command.SetAction(parsed => Put(data, output, person, parsed, parsed.GetRequiredValue(staff), (_, old) => old with { LastDay = parsed.GetValue(on) is { } day ? BureauWords.Day(day) : Today(person) }));
        return command;
    }

    private static Command Reset(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string> staff = new("staff") { Description = "人员编号 staff id" };
        Option<bool> recover = new("--recover") { Description = "系统管理员自己忘记密码时，不登录；只限系统管理员的账号 without signing in, where an administrator has forgotten the password; for administrators' accounts only" };
        var command = new Command("reset", "重设初始密码，并解除锁定 give a new first password, and let in whoever is locked out") { staff, recover };
        command.SetAction(parsed => In(parsed.GetRequiredValue(data), database =>
        {
            var accounts = new ManageAccounts(database, person.Terminal.Clock);
            Label id = StaffOf(parsed.GetRequiredValue(staff));
            if (parsed.GetValue(recover))
            {
                Tell(output, id, database.Write(session => accounts.RecoverAdministrator(session, id, person.Terminal.Address)));
                return 0;
            }

            SignedIn by = Require(database, parsed.GetRequiredValue(data), person);
            Tell(output, id, database.Write(session => accounts.ResetPassword(session, by, id)));
            return 0;
        }));
        return command;
    }

    private static Command RemoveFactor(Option<string> data, TextWriter output, CommandPerson person) => Take(
        "remove-factor", "取消动态验证码（手机和恢复码都丢了的）remove the second factor of somebody who has lost it", data, output, person, (accounts, session, by, id) => accounts.RemoveFactor(session, by, id));

    private static Command DropPassword(Option<string> data, TextWriter output, CommandPerson person) => Take(
        "drop-password", "取消本机密码，改用目录等方式登录 take the password away: the person signs in by the directory or another way", data, output, person, (accounts, session, by, id) => accounts.DropPassword(session, by, id));

    private static Command Take(
        string verb, string description, Option<string> data, TextWriter output, CommandPerson person, Action<ManageAccounts, Session, SignedIn, Label> what)
    {
        Argument<string> staff = new("staff") { Description = "人员编号 staff id" };
        var command = new Command(verb, description) { staff };
        command.SetAction(parsed => In(parsed.GetRequiredValue(data), database =>
        {
            Label id = StaffOf(parsed.GetRequiredValue(staff));
            SignedIn by = Require(database, parsed.GetRequiredValue(data), person);
            database.Write(session => what(new ManageAccounts(database, person.Terminal.Clock), session, by, id));
            output.Tell($"账号 {id} 已保存；该人员须重新登录", $"the account {id} is saved; the person has to sign in again");
            return 0;
        }));
        return command;
    }

    private static int Put(Option<string> data, TextWriter output, CommandPerson person, ParseResult parsed, string staff, Func<Database, Account, Account> change) =>
        In(parsed.GetRequiredValue(data), database =>
        {
            Label id = StaffOf(staff);
            SignedIn by = Require(database, parsed.GetRequiredValue(data), person);
            Account account = change(database, database.Read(session => AccountStore.Find(session, id)) ?? throw AccountRefusals.Unknown.Error(id));
            database.Write(session => new ManageAccounts(database, person.Terminal.Clock).Change(session, by, account, AccountRoles.Steps(session)));
            output.Tell($"账号 {id} 已保存；该人员须重新登录", $"the account {id} is saved; the person has to sign in again");
            return 0;
        });

    // Also where no command asks for a sign-in: nobody manages accounts unnamed.
    private static SignedIn Require(Database database, string data, CommandPerson person) =>
        person.Who ?? person.Find(database, new DataDirectory(data).Settings.Console.SignInRules, data) ?? throw AccountRefusals.NotSignedIn.Error();

    // The first administrator may well be there before the first list.
    private static int InOrMade(string data, Func<Database, int> work)
    {
        OpenBureau.OpenOrMake(data, sampleWhenNew: false).Dispose();
        return In(data, work);
    }

    private static int In(string data, Func<Database, int> work)
    {
        (Database database, _, IDisposable? use) = CommandPerson.Require(data);
        using (use)
        {
            return work(database);
        }
    }

    private static void Tell(TextWriter output, Label id, string password) => output.Tell(
        $"{id} 的初始密码（只显示这一次，{Authentication.FirstPasswordHolds.TotalDays} 天内有效，首次登录须修改）：{password}",
        $"first password of {id} (shown this once, good for {Authentication.FirstPasswordHolds.TotalDays} days, changed at the first sign-in): {password}");

    private static DateOnly Today(CommandPerson person) => BeijingTime.DateOf(person.Terminal.Clock.GetUtcNow());

    private static Label StaffOf(string text) => Label.IsValid(text.Trim()) ? Label.Parse(text.Trim()) : throw AccountRefusals.Form.Error(text);

    // What may be said of an account, when it is made and when it is changed.
    private sealed class Fields
    {
        private readonly Option<string[]> _roles = new("--role") { Description = $"角色 roles: {string.Join(", ", RoleTable.Roles.Select(r => $"{r.Name.Zh} {r.Role}"))}", AllowMultipleArgumentsPerToken = true };
        private readonly Option<string[]> _sectors = new("--sector") { Description = "只办理的行业，“全部”为不限 the sectors; 全部 for all", AllowMultipleArgumentsPerToken = true };
        private readonly Option<string?> _from = new("--from") { Description = "生效日期 the first day" };
        private readonly Option<string?> _to = new("--to") { Description = "停用日期（含）the last day" };

        public void AddTo(Command command)
        {
            command.Options.Add(_roles);
            command.Options.Add(_sectors);
            command.Options.Add(_from);
            command.Options.Add(_to);
        }

        public Account Read(ParseResult parsed, Database database, Account old, string folder)
        {
            Label[] known = [.. RoleTable.Roles.Select(r => r.Role).Union(database.Read(AccountRoles.Steps))];
            string[] sectors = parsed.GetValue(_sectors) ?? [];
            return old with
            {
                Roles = parsed.GetValue(_roles) is { Length: > 0 } roles ? [.. roles.Select(r => RoleOf(r, known)).Distinct()] : old.Roles,
                Sectors = sectors.Any(SectorNames.IsAll) ? [] : sectors.Length > 0 ? [.. sectors.Select(w => BureauSectors.Of(folder).Require(w).Code).Distinct()] : old.Sectors,
                FirstDay = parsed.GetValue(_from) is { } from ? BureauWords.Day(from) : old.FirstDay,
                LastDay = parsed.GetValue(_to) is { } to ? BureauWords.Day(to) : old.LastDay,
            };
        }

        private static Label RoleOf(string word, IReadOnlyList<Label> known)
        {
            foreach (Label role in known)
            {
                if (word.Trim() == $"{role}" || word.Trim() == RoleTable.NameOf(role).Zh)
                {
                    return role;
                }
            }

            throw AccountRefusals.UnknownRole.Error(word, known);
        }
    }
}

using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli.Accounts;

/// <summary><c>inspections sign-in STAFF-ID</c> and <c>sign-out</c>: who types the commands from then on.</summary>
internal static class SignInCommand
{
    private static readonly Text Password = new("密码", "Password"), NewPassword = new("新密码（至少 12 个字符）", "New password (12 characters at least)"), Again = new("再输入一次", "Once more"), Digits = new("6 位数字", "Six digits");

    public static Command In(Option<string> data, TextWriter output, TextWriter errors, CommandPerson person)
    {
        Argument<string> staff = new("staff") { Description = "人员编号 staff id" };
        var command = new Command("sign-in", "登录：密码在终端输入，或从标准输入给出一行 sign in; the password is typed at the terminal, or is a line of standard input") { staff };
        command.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(data), id = parsed.GetRequiredValue(staff).Trim();
            (Database database, SignInRules rules, IDisposable? use) = CommandPerson.Open(folder) ?? throw CommandRefusals.NobodyHasPassword.Error();
            using (use)
            {
                SignInFile file = person.Terminal.FileOf(folder);
                var authentication = new Authentication(database, person.Terminal.Clock, rules);
                string secret = Secret(database, authentication, rules, id, errors, person.Terminal);
                SetUpFactor(database, folder, authentication, secret, errors, person.Terminal);

                // Another person's sign-in at this terminal is over.
                if (TryFind(database, rules, folder, person) is { } before)
                {
                    authentication.SignOut(before, everywhere: false);
                }

                file.Write(secret);
                SignedIn who = person.Find(database, rules, folder) ?? throw AccountRefusals.NotSignedIn.Error();
                output.Tell(
                    $"已登录：{Name(who).Zh}；最长 {Authentication.Longest.TotalHours} 小时，{Authentication.Idle.TotalMinutes} 分钟不操作即失效",
                    $"signed in: {Name(who).En}; for {Authentication.Longest.TotalHours} hours at most, or {Authentication.Idle.TotalMinutes} minutes without a command");
                return 0;
            }
        });
        return command;
    }

    public static Command Out(Option<string> data, TextWriter output, CommandPerson person)
    {
        Option<bool> everywhere = new("--everywhere") { Description = "在所有设备上退出 also wherever else" };
        var command = new Command("sign-out", "退出登录 sign out") { everywhere };
        command.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(data);
            if (CommandPerson.Open(folder) is var (database, rules, use))
            {
                using (use)
                {
                    if (TryFind(database, rules, folder, person) is { } who)
                    {
                        new Authentication(database, person.Terminal.Clock, rules).SignOut(who, parsed.GetValue(everywhere));
                    }
                }
            }

            person.Terminal.FileOf(folder).Delete();
            output.Say($"{("已退出", "signed out")}");
            return 0;
        });
        return command;
    }

    private static string Secret(Database database, Authentication authentication, SignInRules rules, string id, TextWriter errors, Terminal terminal)
    {
        if (SampleAccounts.Find(id) is { } madeUp && database.Read(s => SampleBureau.IsIn(s) && AccountStore.Find(s, madeUp) is not null && AccountStore.CredentialOf(s, madeUp).Hash is null))
        {
            return authentication.SignInWithout(madeUp, terminal.Address);
        }

        if (!database.Read(AccountStore.AnyWithPassword))
        {
            throw CommandRefusals.NobodyHasPassword.Error();
        }

        // A sign-in service, a certificate or a gateway speaks to a browser: at a terminal it is the password, here or of the directory.
        if (rules.Directory is null && Label.IsValid(id) && database.Read(s => AccountStore.Find(s, Label.Parse(id)) is not null && AccountStore.CredentialOf(s, Label.Parse(id)).Hash is null))
        {
            throw CommandRefusals.NoPassword.Error(id);
        }

        string password = terminal.Ask(errors, Password), secret = terminal.WithCode(errors, code => authentication.SignIn(id, password, terminal.Address, code));
        if (authentication.FindAt(secret, terminal.Address) is not { MustChangePassword: true } first)
        {
            return secret;
        }

        errors.Tell("这是别人为您设的初始密码：请先改成只有您自己知道的密码。", "Somebody else has set this password: change it first to one that you alone know.");
        string anew = terminal.Ask(errors, NewPassword);
        return anew == terminal.Ask(errors, Again) ? authentication.ChangePassword(first, Proving.By(password), anew) : throw CommandRefusals.NotTheSame.Error();
    }

    // Whoever has a role that needs a second factor has one before anything else: a sign-in that stops here opens nothing.
    private static void SetUpFactor(Database database, string folder, Authentication authentication, string secret, TextWriter errors, Terminal terminal)
    {
        if (authentication.FindAt(secret, terminal.Address) is not { NeedsFactor: true } who)
        {
            return;
        }

        // In a folder that has had accounts alone there is no key yet to seal its secret under.
        SealingChange.Open(database, new DataDirectory(folder).SealingKeys);
        var factors = new EnrolSecondFactor(database, terminal.Clock);
        if (factors.Begun(who) is null)
        {
            factors.Begin(who);
        }

        string key = factors.Begun(who)!;
        errors.Tell(
            "您的角色须有动态验证码：请把下面的密钥输入手机上的验证器应用（或打开下面的地址），再填它显示的 6 位数字。",
            "One of your roles needs a second factor: type the key below into an authenticator on your telephone (or open the address), then give the six digits that it shows.");
        errors.WriteLine(key);
        errors.WriteLine(TimeCodes.AddressOf(key, $"{who.Account.Staff}"));
        IReadOnlyList<string> recovery = factors.Confirm(who, terminal.Ask(errors, Digits));
        errors.Tell(
            "动态验证码已启用。恢复码只显示这一次，请抄下收好：手机丢了时，每个可以代替动态验证码一次。",
            "The second factor is on. The recovery codes are shown this once: write them down and keep them; without the telephone, each stands in for a code once.");
        foreach (string code in recovery)
        {
            errors.WriteLine(code);
        }
    }

    // A file that others may read is written anew, or taken away: it is no reason to stay signed in.
    private static SignedIn? TryFind(Database database, SignInRules rules, string folder, CommandPerson person)
    {
        try
        {
            return person.Find(database, rules, folder);
        }
        catch (UserErrorException)
        {
            return null;
        }
    }

    private static Text Name(SignedIn who) => new(
        $"{who.Account.Staff} {who.Account.Name}（{string.Join('、', who.Account.Roles.Select(r => RoleTable.NameOf(r).Zh))}）",
        $"{who.Account.Staff} {who.Account.Name} ({string.Join(", ", who.Account.Roles.Select(r => RoleTable.NameOf(r).En))})");
}

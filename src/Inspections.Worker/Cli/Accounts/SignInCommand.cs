using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli.Accounts;

/// <summary><c>inspections sign-in STAFF-ID</c> and <c>sign-out</c>: who types the commands from then on.</summary>
internal static class SignInCommand
{
    private static readonly Text Password = new("密码", "Password"), NewPassword = new("新密码（至少 12 个字符）", "New password (12 characters at least)"), Again = new("再输入一次", "Once more");

    public static Command In(Option<string> data, TextWriter output, TextWriter errors, CommandPerson person)
    {
        Argument<string> staff = new("staff") { Description = "人员编号 staff id" };
        var command = new Command("sign-in", "登录：密码在终端输入，或从标准输入给出一行 sign in; the password is typed at the terminal, or is a line of standard input") { staff };
        command.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(data), id = parsed.GetRequiredValue(staff).Trim();
            (Database database, DirectoryBind? directory, IDisposable? use) = CommandPerson.Open(folder) ?? throw CommandRefusals.NobodyHasPassword.Error();
            using (use)
            {
                SignInFile file = person.Terminal.FileOf(folder);
                var authentication = new Authentication(database, person.Terminal.Clock, directory);
                string secret = Secret(database, authentication, directory, id, errors, person.Terminal);

                // Another person's sign-in at this terminal is over.
                if (TryFind(database, folder, person) is { } before)
                {
                    authentication.SignOut(before, everywhere: false);
                }

                file.Write(secret);
                SignedIn who = person.Find(database, folder) ?? throw AccountRefusals.NotSignedIn.Error();
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
            if (CommandPerson.Open(folder) is var (database, _, use))
            {
                using (use)
                {
                    if (TryFind(database, folder, person) is { } who)
                    {
                        new Authentication(database, person.Terminal.Clock).SignOut(who, parsed.GetValue(everywhere));
                    }
                }
            }

            person.Terminal.FileOf(folder).Delete();
            output.Say($"{("已退出", "signed out")}");
            return 0;
        });
        return command;
    }

    private static string Secret(Database database, Authentication authentication, DirectoryBind? directory, string id, TextWriter errors, Terminal terminal)
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
        if (directory is null && Label.IsValid(id) && database.Read(s => AccountStore.Find(s, Label.Parse(id)) is not null && AccountStore.CredentialOf(s, Label.Parse(id)).Hash is null))
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

    // A file that others may read is written anew, or taken away: it is no reason to stay signed in.
    private static SignedIn? TryFind(Database database, string folder, CommandPerson person)
    {
        try
        {
            return person.Find(database, folder);
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

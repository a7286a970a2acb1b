using System.CommandLine;
using System.Data.Common;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli.Identity;

/// <summary>
/// Who types a command. As long as nobody of the bureau has a password that is whoever is named; from then on it is who is signed in, every
/// command asks the table of roles, and the log has what was done.
/// </summary>
internal sealed class CommandPerson(Terminal terminal, TextWriter errors)
{
    // What a command was about, for the log: names of things, never free text, which may hold what is personal.
    private static readonly string[] Subjects = ["--firm", "--inspector", "--inspectors", "--draw", "--draws", "--name", "--code", "--staff-id", "--number", "--approved-by"];

    private Database? _database;
    private SignInRules _rules = SignInRules.Usual;

    /// <summary>Where the command is typed.</summary>
    public Terminal Terminal => terminal;

    /// <summary>Who is signed in; null where nobody has to be.</summary>
    public SignedIn? Who { get; private set; }

    private DateTimeOffset Now => BeijingTime.Of(terminal.Clock.GetUtcNow());

    /// <summary>Lets a command begin, or refuses it.</summary>
    /// <param name="path">Its words.</param>
    /// <param name="duty">What it asks.</param>
    /// <param name="data">The bureau's data folder.</param>
    /// <exception cref="UserErrorException">Nobody is signed in who may.</exception>
    public void Admit(string path, CommandDuty duty, string data)
    {
        if (duty.Duty is not { } needed || Open(data) is not var (database, rules, use))
        {
            return;
        }

        using (use)
        {
            if (!database.Read(AccountStore.AnyWithPassword))
            {
                return;
            }

            (_database, _rules) = (database, rules);
            try
            {
                Who = Find(database, rules, data) ?? throw AccountRefusals.NotSignedIn.Error();
                Who.Require(needed);
                if (duty.IsPublished)
                {
                    Prove(Who);
                }
            }
            catch (UserErrorException e)
            {
                Note(path, "", e.Refusals[0].Id);
                throw;
            }
        }
    }

    /// <summary>Puts what was done into the log, where somebody had to be signed in for it.</summary>
    /// <param name="path">The command's words.</param>
    /// <param name="subject">On what.</param>
    /// <param name="outcome">What became of it.</param>
    public void Note(string path, string subject, string outcome)
    {
        try
        {
            _database?.Write(session => ActionLog.Add(session, new LoggedAction(
                Now, Who is null ? "" : $"{Who.Account.Staff}", terminal.Address, $"{Authentication.Terminal}{path}", subject, outcome)));
        }
        catch (DbException)
        {
            // The database is what went wrong: that is said already.
        }
    }

    /// <summary>What a command is about, from what was typed.</summary>
    public static string SubjectOf(string path, ParseResult parsed) => path.StartsWith("privacy", StringComparison.Ordinal)
        ? ""
        : Printable.Shorten(string.Join(' ', parsed.CommandResult.Children
            .Where(c => c is System.CommandLine.Parsing.ArgumentResult || (c is System.CommandLine.Parsing.OptionResult o && Subjects.Contains(o.Option.Name)))
            .SelectMany(c => c.Tokens.Select(t => t.Value))));

    /// <summary>The person whom <c>--by</c> names: nobody but who is signed in, and that person also where it is left out.</summary>
    /// <param name="given">What was typed, or null.</param>
    /// <param name="options">The people of the settings, as long as there are no accounts.</param>
    /// <exception cref="UserErrorException">It names somebody else, or nobody.</exception>
    public Label By(string? given, StaffOptions options)
    {
        if (Who is not { Account: { } account })
        {
            return options.ToStaff().Find(given ?? throw CommandRefusals.ByWhom.Error()).Id;
        }

        return given is null || given.Trim() == $"{account.Staff}" || given.Trim() == account.Name
            ? account.Staff
            : throw CommandRefusals.NotYou.Error(given.Trim(), account.Staff, account.Name);
    }

    /// <summary>Who decides and who approves: the second gives the own password at this terminal.</summary>
    /// <exception cref="UserErrorException">The first names somebody else, the second may not approve or does not give the password, or both are one.</exception>
    public TwoPeople Two(string? by, string approvedBy, StaffOptions options)
    {
        Label first = By(by, options);
        if (Who is null)
        {
            return options.ToStaff().Two($"{first}", approvedBy);
        }

        Label second = _database!.Read(session => StaffList.On(session, options, BeijingTime.DateOf(Now))).Find(approvedBy).Id;
        var two = new TwoPeople(first, second);
        string password = terminal.Ask(errors, new Text($"{second} 的密码（批准人本人输入）", $"Password of {second}, who approves, to be typed by that person"));
        terminal.WithCode(errors, code => new Authentication(_database!, terminal.Clock, _rules).Approve(Who, $"{second}", password, code));
        return two;
    }

    /// <summary>Refuses somebody whose account does not see a sector.</summary>
    /// <exception cref="UserErrorException">The account is of other sectors.</exception>
    public DrawId Own(DrawId draw) => Who is { } who && !who.Account.Sees(draw.Sector) ? throw AccountRefusals.OtherSector.Error(who.Account.Staff, draw.Sector) : draw;

    /// <summary>Refuses an entry of a sector that the account does not see.</summary>
    /// <exception cref="UserErrorException">The account is of other sectors.</exception>
    public void RequireSees(IEnumerable<SectorCode> sectors)
    {
        foreach (SectorCode sector in sectors.Where(s => Who is { } who && !who.Account.Sees(s)))
        {
            throw AccountRefusals.OtherSector.Error(Who!.Account.Staff, sector);
        }
    }

    /// <summary>Refuses an account that is of some sectors only, where a list is about all.</summary>
    /// <exception cref="UserErrorException">It is.</exception>
    public void RequireAllSectors()
    {
        if (Who is { Account: { Sectors.Count: > 0 } account })
        {
            throw CommandRefusals.WholeBureau.Error(account.Staff);
        }
    }

    /// <summary>What a list speaks for, as far as the account sees it.</summary>
    public DirectoryScope OfSectors(DirectoryScope scope) => Who is { Account.Sectors: { Count: > 0 } sees } ? scope.OfSectors(sees) : scope;

    /// <summary>Who is signed in at this terminal; null when nobody is.</summary>
    public SignedIn? Find(Database database, SignInRules rules, string data) =>
        terminal.FileOf(data).Read() is { } secret ? new Authentication(database, terminal.Clock, rules).FindAt(secret, terminal.Address) : null;

    /// <summary>A bureau's database, for accounts alone: its keys and its policy stay closed. Null where there is none yet.</summary>
    /// <returns>The database, what the bureau has set about who comes in, and the hold on it.</returns>
    public static (Database Database, SignInRules Rules, IDisposable? Use)? Open(string data)
    {
        var folder = new DataDirectory(data);
        return (folder.DatabaseFile is { } file ? File.Exists(file) : folder.Database.Schema.Exists) ? Open(folder) : null;
    }

    /// <summary>The same where there must be a database.</summary>
    /// <exception cref="UserErrorException">There is none, or it is not to be used now.</exception>
    public static (Database Database, SignInRules Rules, IDisposable? Use) Require(string data) => Open(new DataDirectory(data));

    private static (Database Database, SignInRules Rules, IDisposable? Use) Open(DataDirectory folder)
    {
        IDisposable? use = folder.BeginWriting();
        try
        {
            folder.Database.Schema.Prepare();

            // Second factors are sealed.
            SealingChange.Peek(folder.Database, folder.SealingKeys);
            return (folder.Database, folder.Settings.Console.SignInRules, use);
        }
        catch
        {
            use?.Dispose();
            throw;
        }
    }

    private void Prove(SignedIn who)
    {
        if (!who.IsProved(Now))
        {
            if (!who.Way.TakesPassword())
            {
                throw AccountRefusals.NotSignedIn.Error();
            }

            string password = terminal.Ask(errors, new Text(
                $"这是须由本人作出的决定，距上次输入密码已超过 {Authentication.ProofHolds.TotalMinutes} 分钟。{who.Account.Staff} 的密码",
                $"This is a decision, and the password was given more than {Authentication.ProofHolds.TotalMinutes} minutes ago. Password of {who.Account.Staff}"));
            terminal.WithCode(errors, code =>
            {
                new Authentication(_database!, terminal.Clock, _rules).Prove(who, new Proving(password, code));
                return who;
            });
        }
    }
}

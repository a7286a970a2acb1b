using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Cli;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;

namespace Inspections.Worker.Tests.Cli.Accounts;

/// <summary>A bureau's data folder with accounts, and terminals of the machine at which its people type.</summary>
internal sealed class AccountsDesk : IDisposable
{
    public const string Password = "correct horse battery";

    // Slow on purpose: once is enough for all of them.
    private static readonly Lazy<string> Hash = new(() => Passwords.Hash(Password));

    private readonly Scratch _scratch = new();

    public AccountsDesk(string settings = "") => Data = _scratch.Bureau("data", settings);

    public string Data { get; }

    public Scratch Scratch => _scratch;

    public SetClock Clock { get; } = new(BeijingTime.ParseMoment("2024-03-01T09:00:00+08:00"));

    public Database Database => new DataDirectory(Data).Database;

    /// <summary>Makes the database, and in it one account of each role, with its role as staff id.</summary>
    public void AddOneOfEachRole()
    {
        Database.Schema.Migrate();
        foreach ((Label role, _) in RoleTable.Roles)
        {
            Add($"{role}", role);
        }
    }

    public void Add(string staff, Label role, params SectorCode[] sectors) => Database.Write(session =>
    {
        AccountStore.Add(session, new Account(Label.Parse(staff), $"某{staff}", [role], sectors, BeijingTime.DateOf(Clock.GetUtcNow()), null));
        AccountStore.Keep(session, Label.Parse(staff), new Credential(Hash.Value, BeijingTime.Of(Clock.GetUtcNow()), MustChange: false, Failures: 0, LockedUntil: null));
    });

    /// <summary>A terminal of one account of the machine, at which these lines are typed when a secret is asked for.</summary>
    public Terminal At(string account, params string[] secrets)
    {
        var lines = new Queue<string>(secrets);
        return new Terminal
        {
            ReadSecret = () => lines.TryDequeue(out string? line) ? line : null,
            State = () => _scratch.At($"home-{account}"),
            Address = $"{Authentication.Terminal}{account}@machine",
            Clock = Clock,
        };
    }

    /// <summary>Signs somebody in without the password's being compared: that is slow on purpose.</summary>
    public Terminal SignedIn(string staff, string account = "one")
    {
        Terminal terminal = At(account);
        terminal.FileOf(Data).Write(new Authentication(Database, Clock, SignInRules.Usual).SignInWithout(Label.Parse(staff), terminal.Address));
        return terminal;
    }

    public async Task<(int Code, string Output, string Errors)> RunAsync(Terminal terminal, params string[] args)
    {
        using StringWriter output = new(), errors = new();
        int code = await CommandTree.RunAsync([.. args, "--data", Data], output, errors, terminal);
        return (code, output.ToString(), errors.ToString());
    }

    /// <summary>What the log has of commands, the last one last.</summary>
    public IReadOnlyList<LoggedAction> Log => Database.Read(s => ActionLog.Between(s, new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)));

    public void Dispose() => _scratch.Dispose();
}

using System.Net;
using Inspections.Benchmarks.Year;
using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.BureauConsole;
using Inspections.Worker.Files.Tables;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting.Backups;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.Requests;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Files.Photos;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inspections.Benchmarks.BureauConsole;

/// <summary>The console of a made-up bureau, served on the loopback, with people of every role.</summary>
internal sealed class MadeConsole : IAsyncDisposable
{
    private readonly MadeBureau _bureau;
    private readonly ConsoleSite _site;

    private MadeConsole(MadeBureau bureau)
    {
        _bureau = bureau;
        Context = new ConsoleContext(
            bureau.Bureau, bureau.Settings, bureau.Calendar, new DeadlineList(bureau.Settings.Deadlines, bureau.Calendar), new Conditions(bureau.Clock, NullLogger<Conditions>.Instance), IsSample: false,
            Publish: () => Task.CompletedTask)
        {
            Machine = new MachineContext(
                new SettingsFile(Path.Combine(bureau.Folder, "inspections.json"), bureau.Bureau.Database, bureau.PublicFolder),
                new BackupKeeper(bureau.Bureau, Path.Combine(bureau.Folder, "backups"), keepDays: 30),
                new KeyRotation(bureau.Bureau, new KeyFiles(Path.Combine(bureau.Folder, "keys")), isShared: false),
                new CalendarKeeper(Path.Combine(bureau.Folder, WorkerSettings.CalendarFile), set: null)),
            Public = new PublicReading(bureau.Bureau, bureau.PublicFolder) { Patience = Timeout.InfiniteTimeSpan },
        };
        _site = new ConsoleSite(Context);
    }

    public ConsoleContext Context { get; }

    public MadeBureau Bureau => _bureau;

    /// <summary>Serves it.</summary>
    /// <param name="bureau">The bureau, which is its owner's to dispose.</param>
    /// <param name="people">How many people there are of each role.</param>
    public static async Task<MadeConsole> OpenAsync(MadeBureau bureau, int people = 1)
    {
        bureau.Bureau.Database.Write(session =>
        {
            foreach ((Label role, int n) in RoleTable.Roles.SelectMany(r => Enumerable.Range(0, people).Select(n => (r.Role, n))))
            {
                AccountStore.Add(session, new Account(IdOf(role, n), $"某{role}", [role], [], bureau.Bureau.Today, null));
            }
        });
        var console = new MadeConsole(bureau);
        await console._site.StartAsync(CancellationToken.None);
        return console;
    }

    /// <summary>The staff id of one with a role.</summary>
    public static Label IdOf(Label role, int number = 0) => Label.Parse($"{role}-{number}");

    /// <summary>Somebody with a role, signed in.</summary>
    public SignedIn SignIn(Label role, int number, out string secret)
    {
        secret = Context.Authentication.SignInWithout(IdOf(role, number), "127.0.0.1");
        return Context.Authentication.Find(secret)!;
    }

    /// <summary>A browser of somebody with a role, who is signed in.</summary>
    public HttpClient Browser(Label role, int number = 0) => Browser(role, number, out _);

    /// <inheritdoc cref="Browser(Label, int)"/>
    public HttpClient Browser(Label role, int number, out SignedIn who)
    {
        var address = new Uri(_site.Address!);
        who = SignIn(role, number, out string secret);
        var cookies = new CookieContainer();
        cookies.Add(address, new Cookie("inspections", secret));
#pragma warning disable CA2000 // The client disposes it.
        var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };
#pragma warning restore CA2000
        browser.DefaultRequestHeaders.Add("Origin", _site.Address);
        return browser;
    }

    /// <summary>What the variable parts of addresses stand for: things that there are, and those with the most beside them.</summary>
    /// <param name="draw">A draw.</param>
    /// <param name="firms">Two firms of it at least, of which the first has a result under review and the second none.</param>
    public Dictionary<string, string> Parts(DrawId draw, IReadOnlyList<Identifier> firms)
    {
        SignedIn asking = SignIn(RoleTable.Operator, 0, out _);
        return Context.Bureau.Database.Write(session =>
        {
            var teams = TeamStore.Open(LedgerStore.Open(session), draw);
            Identifier leaving = teams.Of(firms[1])!.First(i => RequestDesk.Joins(session, draw, firms[1], i) is not null);
            long number = Context.Requests.Ask(session, asking, new RequestContent(RequestKind.Substitute, draw, firms[1], [leaving], "absent", Source: null, Year: null, "请病假"));
            Context.Photos.Add(session, asking, draw, firms[1], ResultPhotos.Read([new FileContent("a.jpg", MadePhotos.Jpeg())]).Good);
            SubmittedResult result = ResultStore.Latest(session, draw, firms[0])!;
            return new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["/firms/{**id}"] = $"/firms/{firms[0]}",
                ["/inspectors/{**id}"] = $"/inspectors/{leaving}",
                ["/items/{**id}"] = $"/items/{ItemStore.Current(session)[0].Code}",
                ["{**staff}"] = $"{IdOf(RoleTable.Operator)}",
                ["{draw}"] = $"{draw}",
                ["{firm}"] = $"{firms[1]}",
                ["{photo}"] = $"{ResultPhotos.Seen(session, asking, draw, firms[1])[0].Digest}",
                ["{number}"] = FormattableString.Invariant($"{number}"),
                ["{position}"] = FormattableString.Invariant($"{result.Position}"),
                ["{year}"] = FormattableString.Invariant($"{draw.Year}"),
                ["{kind}"] = "firms",
                ["{name}"] = "Port",
            };
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _site.StopAsync(CancellationToken.None);
        await _site.DisposeAsync();
    }
}

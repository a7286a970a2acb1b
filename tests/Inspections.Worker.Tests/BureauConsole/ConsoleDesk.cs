using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dapper;
using Inspections.Core.Directories;
using Inspections.Worker.BureauConsole;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting.Backups;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>A bureau with one person of each role and its console, asked as browsers do.</summary>
internal sealed class ConsoleDesk : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    // One role each, and a second head, so that somebody can be too late.
    private static readonly (string Staff, Label Role)[] Staff = [.. RoleTable.Roles.Select(r => r.Role).Append(RoleTable.DivisionHead).Select((r, i) => ($"Q{i}", r))];

    private readonly ConsoleSite _site;
    private int _published;

    private readonly ResultDesk? _results;

    private ConsoleDesk(Desk desk, ResultDesk? results, bool hasAccounts, bool isSample)
        : this(desk, results, desk.Bureau, desk.PublicFolder, isSample)
    {
        desk.Bureau.Database.Write(session =>
        {
            foreach ((string staff, Label role) in hasAccounts ? Staff : [])
            {
                AccountStore.Add(session, new Account(Label.Parse(staff), $"某{role}", [role], [], desk.Bureau.Today, null));
                AccountStore.Keep(session, Label.Parse(staff), new Credential(Hash.Value, desk.Bureau.Now, MustChange: false, Failures: 0, LockedUntil: null));
            }
        });
    }

    private ConsoleDesk(Desk desk, ResultDesk? results, BureauContext bureau, string publicFolder, bool isSample)
    {
        (_results, Folder) = (results, Path.GetDirectoryName(desk.DatabaseFile)!);
        Console = new ConsoleContext(
            bureau, desk.Settings, desk.Calendar, new DeadlineList(desk.Settings.Deadlines, desk.Calendar), new Conditions(desk.Clock, NullLogger<Conditions>.Instance), isSample,
            () =>
            {
                _published++;
                return Task.CompletedTask;
            })
        {
            Machine = new MachineContext(
                new SettingsFile(Path.Combine(Folder, "inspections.json"), bureau.Database, publicFolder),
                new BackupKeeper(bureau, Path.Combine(Folder, "backups"), keepDays: 30),
                new KeyRotation(bureau, new KeyFiles(Path.Combine(Folder, "keys")), isShared: false),
                new CalendarKeeper(Path.Combine(Folder, WorkerSettings.CalendarFile), set: null)),

            // However long it takes: a page of a test never says that something is still being worked out.
            Public = new PublicReading(bureau, publicFolder) { Patience = Timeout.InfiniteTimeSpan },
        };
        _site = new ConsoleSite(Console);
    }

    // Slow on purpose: once is enough for all of them.
    private static readonly Lazy<string> Hash = new(() => Passwords.Hash(Password));

    public ResultDesk Results => _results ?? throw new InvalidOperationException("this desk has no results");

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    public ConsoleContext Console { get; }

    /// <summary>How often something was to be published at once.</summary>
    public int Published => _published;

    public static async Task<ConsoleDesk> OpenAsync(bool hasAccounts = true, bool isSample = false, Action<ConsoleSetting>? set = null)
    {
        var results = new ResultDesk(s =>
        {
            Set(s);
            set?.Invoke(s.Console);
        });
        var desk = new ConsoleDesk(results.Desk, results, hasAccounts, isSample);
        await desk._site.StartAsync(CancellationToken.None);
        return desk;
    }

    /// <summary>The console of another desk, which is its owner's to dispose.</summary>
    public static async Task<ConsoleDesk> OpenAsync(Desk of)
    {
        var desk = new ConsoleDesk(of, results: null, hasAccounts: true, isSample: false);
        await desk._site.StartAsync(CancellationToken.None);
        return desk;
    }

    /// <summary>Another console of a desk's bureau, as a second worker on the same database has it.</summary>
    /// <param name="of">The desk, whose people it has.</param>
    /// <param name="bureau">The bureau as that worker has it opened.</param>
    /// <param name="publicFolder">The public folder of that worker.</param>
    public static async Task<ConsoleDesk> OpenBesideAsync(Desk of, BureauContext bureau, string publicFolder)
    {
        var desk = new ConsoleDesk(of, results: null, bureau, publicFolder, isSample: false);
        await desk._site.StartAsync(CancellationToken.None);
        return desk;
    }

    /// <summary>What a console needs of the settings.</summary>
    public static void Set(WorkerSettings s) => (s.Console.Address, s.LogLevel) = ("127.0.0.1:0", Microsoft.Extensions.Logging.LogLevel.Error);

    /// <summary>The staff id of the one with a role.</summary>
    public static string IdOf(Label role) => Staff.First(s => s.Role == role).Staff;

    /// <summary>Another head.</summary>
    public static string SecondHead => Staff[^1].Staff;

    /// <summary>The console as it is served.</summary>
    public ConsoleSite Site => _site;

    /// <summary>Where it listens.</summary>
    public string Address => _site.Address!;

    /// <summary>A browser in which nobody is signed in.</summary>
    public Browser Open() => new(_site.Address!);

    /// <summary>A browser in which somebody is signed in.</summary>
    public Browser Open(string staff) => new(_site.Address!, Console.Authentication.SignInWithout(Label.Parse(staff), "127.0.0.1"));

    /// <inheritdoc cref="Open(string)"/>
    public Browser Open(Label role) => Open(IdOf(role));

    /// <summary>Adds a second person of each role, so that somebody can be slower.</summary>
    public void AddSecondPeople() => Console.Bureau.Database.Write(session =>
    {
        foreach (Label role in RoleTable.Roles.Select(r => r.Role))
        {
            AccountStore.Add(session, new Account(Label.Parse(SecondOf(role)), $"另一{role}", [role], [], Console.Bureau.Today, null));
            AccountStore.Keep(session, Label.Parse(SecondOf(role)), new Credential(Hash.Value, Console.Bureau.Now, MustChange: false, Failures: 0, LockedUntil: null));
        }
    });

    /// <summary>The staff id of the second one with a role.</summary>
    public static string SecondOf(Label role) => IdOf(role).Replace('Q', 'R');

    /// <summary>What the forms of a browser's pages send back.</summary>
    public string TokenOf(Browser browser) =>
        Console.Authentication.Find(browser.Cookies.GetAllCookies().Single().Value) is { } who ? ConsoleGuard.FormTokenOf(who) : "";

    /// <summary>A digest of every table and of the files beside them, but for the log, for who is signed in, and for the count of both.</summary>
    public string State()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "x.db")};Mode=ReadOnly;Pooling=False"))
        {
            connection.Open();
            foreach (string table in connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").Except(["activity", "sign_in", "change_count"], StringComparer.Ordinal).ToArray())
            {
                using SqliteCommand read = connection.CreateCommand();
                read.CommandText = $"SELECT * FROM {table}";
                using SqliteDataReader row = read.ExecuteReader();
                digest.AppendData(Encoding.UTF8.GetBytes(table));
                while (row.Read())
                {
                    for (int i = 0; i < row.FieldCount; i++)
                    {
                        digest.AppendData(row.GetValue(i) is byte[] bytes ? bytes : Encoding.UTF8.GetBytes(FormattableString.Invariant($"|{row.GetValue(i)}")));
                    }
                }
            }
        }

        foreach (string file in System.IO.Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith("x.db", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            digest.AppendData(Encoding.UTF8.GetBytes(file));
            digest.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexString(digest.GetHashAndReset());
    }

    public async ValueTask DisposeAsync()
    {
        await _site.StopAsync(CancellationToken.None);
        await _site.DisposeAsync();
        _results?.Dispose();
    }
}

/// <summary>What a browser without a script does: follows links, keeps cookies, sends the fields of a form.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _client;

    /// <param name="address">The site.</param>
    /// <param name="secret">The secret of who is signed in, or null.</param>
    /// <param name="certificate">The certificate that it presents, or null.</param>
    public Browser(string address, string? secret = null, X509Certificate2? certificate = null)
    {
        var cookies = new CookieContainer();
        if (secret is not null)
        {
            cookies.Add(new Uri(address), new Cookie("inspections", secret));
        }

        Cookies = cookies;
        var handler = new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false };
        if (address.StartsWith("https:", StringComparison.Ordinal))
        {
            // A certificate of the test's own: who the site is, is not what is tried.
            handler.SslOptions.RemoteCertificateValidationCallback = (_, site, _, _) => site is not null;
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate!;
        }

        _client = new HttpClient(handler) { BaseAddress = new Uri(address) };
    }

    /// <summary>Sends a header with everything, as a gateway in between does.</summary>
    public Browser With(string header, string value)
    {
        _client.DefaultRequestHeaders.Add(header, value);
        return this;
    }

    public CookieContainer Cookies { get; }

    /// <summary>Headers of the last answer.</summary>
    public HttpResponseMessage Last { get; private set; } = null!;

    public string Address => _client.BaseAddress!.ToString().TrimEnd('/');

    /// <summary>Reads a page, wherever it leads on to.</summary>
    public async Task<IHtmlDocument> GetAsync(string path)
    {
        Last = await _client.GetAsync(new Uri(path, UriKind.Relative));
        return await FollowAsync();
    }

    /// <summary>Reads what is there, without going on.</summary>
    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        Last = await _client.GetAsync(new Uri(path, UriKind.Relative));
        return Last.StatusCode;
    }

    /// <summary>Asks by a method, without a body and without going on.</summary>
    public async Task SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        Last = await _client.SendAsync(request);
    }

    /// <summary>Sends the form of a page that leads to an address, with what is filled in.</summary>
    public Task<IHtmlDocument> SubmitAsync(IHtmlDocument page, string action, params (string Name, string Value)[] filled)
    {
        IEnumerable<(string Name, string Value)> hidden = FormOf(page, action).QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value));
        return PostAsync(action, [.. hidden, .. filled]);
    }

    /// <summary>The same, by a button of the form that leads elsewhere.</summary>
    public Task<IHtmlDocument> SubmitAsync(IHtmlDocument page, string action, string button, params (string Name, string Value)[] filled)
    {
        Assert.Contains(FormOf(page, action).QuerySelectorAll("button"), b => b.GetAttribute("formaction") == button);
        return PostAsync(button, [.. FormOf(page, action).QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value)), .. filled]);
    }

    /// <summary>Sends fields as a form of this site does; from elsewhere when that is said.</summary>
    public async Task<IHtmlDocument> PostAsync(string path, (string Name, string Value)[] fields, string? origin = "")
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await SendAsync(path, content, origin);
    }

    /// <summary>Sends what is no form.</summary>
    public async Task PostJsonAsync(string path, string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        await SendAsync(path, content, "");
    }

    private Task<IHtmlDocument> SendFileToAsync(IHtmlDocument page, string action, string to, string field, string file, byte[] bytes, (string Name, string Value)[] filled) => PostFileAsync(
        to, [.. FormOf(page, action).QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value)), .. filled], field, file, bytes);

    /// <summary>Sends fields and a file as a form of this site does.</summary>
    public async Task<IHtmlDocument> PostFileAsync(string path, (string Name, string Value)[] fields, string field, string file, byte[] bytes)
    {
        using var content = new MultipartFormDataContent();
        foreach ((string name, string value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(bytes), field, file);
        return await SendAsync(path, content, "");
    }

    /// <summary>The same, by a button of the form that leads below its address.</summary>
    public Task<IHtmlDocument> SendFileAsync(IHtmlDocument page, string action, string field, string file, byte[] bytes, string button, params (string Name, string Value)[] filled)
    {
        Assert.Contains(FormOf(page, action).QuerySelectorAll("button"), b => b.GetAttribute("formaction") == $"{action}/{button}");
        return SendFileToAsync(page, action, $"{action}/{button}", field, file, bytes, filled);
    }

    /// <summary>Sends the form of a page that leads to an address, with a file and what else is filled in.</summary>
    public Task<IHtmlDocument> SendFileAsync(IHtmlDocument page, string action, string field, string file, byte[] bytes, params (string Name, string Value)[] filled) =>
        SendFileToAsync(page, action, action, field, file, bytes, filled);

    private async Task<IHtmlDocument> SendAsync(string path, HttpContent content, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin.Length > 0 ? origin : Address);
        }

        Last = await _client.SendAsync(request);
        return await FollowAsync();
    }

    public void Dispose() => _client.Dispose();

    private static IHtmlFormElement FormOf(IHtmlDocument page, string action) =>
        page.Forms.First(f => new Uri(f.Action, UriKind.RelativeOrAbsolute) is var to && (to.IsAbsoluteUri ? to.AbsolutePath : to.ToString()) == action);

    private async Task<IHtmlDocument> FollowAsync()
    {
        for (int hops = 0; Last.Headers.Location is { } to && hops < 5; hops++)
        {
            Last = await _client.GetAsync(to);
        }

        return new HtmlParser().ParseDocument(await Last.Content.ReadAsStringAsync());
    }
}

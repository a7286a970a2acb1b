using System.Globalization;
using System.Net.Http.Headers;
using Inspections.Benchmarks.Year;
using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Worker.BureauConsole;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;

namespace Inspections.Benchmarks.BureauConsole;

/// <summary>
/// What every page of the console costs, of docs/performance.md: CPU-seconds of the process, which is the browser too. Made from the routes: a page that
/// is added is measured by itself.
/// </summary>
internal static class PageCosts
{
    // Milliseconds of CPU that a page may take.
    private const double Most = 200;

    private const int WaitingFirms = 300, Actions = 5_000, Recusals = 1_000;

    // What people look for besides.
    private static readonly (string Path, Duty Duty)[] Asked = [("/?review", Duty.Review), ("/lists?q=第99", Duty.Read), ("/lists?q=91350100MA00000", Duty.Read), ("/rounds?year={year}", Duty.Read), ("/recusals?year={year}", Duty.Read), ("/draw-day/{draw}?live=1", Duty.Read), ("/statistics?firm={firm}", Duty.Read)];

    /// <summary>Measures every page of a bureau.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="sectors">Its sectors.</param>
    /// <param name="firmsEach">Firms of each.</param>
    /// <param name="rounds">Rounds of each in a year.</param>
    /// <param name="results">How many results there are, at most one for each firm that was drawn.</param>
    /// <param name="only">The pages, as their routes have them, each as often as it is named; none for all.</param>
    public static async Task PrintAsync(TextWriter output, int sectors, int firmsEach, int rounds, int results, IReadOnlyCollection<string> only)
    {
        using var bureau = new MadeBureau(sectors, firmsEach, years: 2, rounds, new Ratio(1, 10), inspectors: 400);
        (DrawId draw, IReadOnlyList<Identifier> firms, int drawn, int entered) = Fill(bureau, results);
        await using MadeConsole console = await MadeConsole.OpenAsync(bureau);
        Dictionary<string, string> parts = console.Parts(draw, [firms[0], firms[^1]]);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sectors * firmsEach:N0} firms in {sectors} sectors, {drawn} rounds drawn, {entered:N0} results, {Actions:N0} actions, {bureau.LedgerSize:N0} entries; milliseconds of CPU: the first time, after a change, warm"));
        await GiveListAsync(console, sectors * firmsEach, sectors);
        int over = 0;
        foreach ((string path, Duty? duty) in ConsoleRoutes.Of(console.Context).Where(r => r.Method == "GET").Select(r => (r.Pattern, r.Duty)).Concat(Asked.Select(a => (a.Path, (Duty?)a.Duty)))
            .SelectMany(p => Enumerable.Repeat(p, only.Count == 0 ? 1 : only.Count(o => o == p.Item1))))
        {
            Label role = RoleTable.Roles.FirstOrDefault(r => duty is null || RoleTable.Has(r.Role, duty.Value)).Role;
            using HttpClient browser = console.Browser(role);
            string at = parts.Aggregate(path, (p, part) => p.Replace(part.Key, part.Value, StringComparison.Ordinal));
            (string status, bool isPage, int length, double first) = await AskAsync(browser, at);
            double changed = 0, warm = 0;
            const int Times = 3;
            for (int i = 0; i < Times; i++)
            {
                Change(bureau, i);
                changed += (await AskAsync(browser, at)).Milliseconds / Times;
            }

            for (int i = 0; i < Times; i++)
            {
                warm += (await AskAsync(browser, at)).Milliseconds / Times;
            }

            bool isOver = isPage && double.Max(changed, warm) > Most;
            over += isOver ? 1 : 0;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first,8:F1} {changed,8:F1} {warm,8:F1}  {status} {length / 1024,6} KiB  {(isOver ? "OVER " : isPage ? "     " : "file ")}{path}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{over} pages above {Most} milliseconds; {GC.GetTotalMemory(forceFullCollection: true) >> 20} MiB live"));
    }

    // Rounds of every sector in two years; results of all but the last firms, and those of one round still under review.
    private static (DrawId Draw, IReadOnlyList<Identifier> Firms, int Drawn, int Entered) Fill(MadeBureau bureau, int results)
    {
        DrawId last = default;
        IReadOnlyList<Identifier> firms = [];
        int drawn = 0, entered = 0;
        while (bureau.DrawNext() is { } round)
        {
            (last, firms) = round;
            drawn++;
            Identifier[] found = [.. firms.SkipLast(10).Take(int.Max(10, results - entered))];
            bureau.Enter(last, found);
            bureau.Approve(last, [.. found.Skip(entered >= results - WaitingFirms ? found.Length : 0)]);
            entered += found.Length;
        }

        bureau.Publisher.Publish();
        int year = bureau.Bureau.Today.Year;
        bureau.Bureau.Database.Write(session =>
        {
            for (int n = 0; n < Actions; n++)
            {
                ActionLog.Add(session, new LoggedAction(bureau.Bureau.Now, $"{MadeConsole.IdOf(RoleTable.Operator)}", "127.0.0.1", "result.submit", $"{last} {firms[n % firms.Count]}", LoggedAction.Done));
            }

            IReadOnlyList<Inspector> inspectors = InspectorStore.Current(session);
            foreach ((int n, Firm firm) in FirmStore.Current(session).Take(Recusals).Index())
            {
                RecusalStore.Add(session, new Recusal(firm.Id, inspectors[n % inspectors.Count].Id, RecusalGround.Spouse), year);
            }
        });
        return (last, firms, drawn, entered);
    }

    // What a result, a draw or a colleague's click does to whatever is kept of the database.
    private static void Change(MadeBureau bureau, int number) =>
        bureau.Bureau.Database.Write(session => ActionLog.Add(session, new LoggedAction(bureau.Bureau.Now, "", "127.0.0.1", "benchmark", FormattableString.Invariant($"{number}"), LoggedAction.Done)));

    // A list of all firms that the operator looks through before it is taken.
    private static async Task GiveListAsync(MadeConsole console, int firms, int sectors)
    {
        string file = Path.Combine(console.Bureau.Folder, "firms.csv");
        MadeFirms.Write(file, firms, sectors, MadeFirms.NameOf);
        using HttpClient browser = console.Browser(RoleTable.Operator, 0, out SignedIn who);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(ConsoleGuard.FormTokenOf(who)), ConsoleFrame.TokenField },
            { new StringContent("firms"), "kind" },
            { new ByteArrayContent(await File.ReadAllBytesAsync(file)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } }, "file", "firms.csv" },
        };
        using HttpResponseMessage answer = await browser.PostAsync(new Uri("/lists/read", UriKind.Relative), content);
        if (answer.StatusCode != System.Net.HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException($"the list was refused: {answer.StatusCode}");
        }
    }

    private static async Task<(string Status, bool IsPage, int Length, double Milliseconds)> AskAsync(HttpClient browser, string path)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        using HttpResponseMessage answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        byte[] content = await answer.Content.ReadAsByteArrayAsync();
        return (
            ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture),
            answer.Content.Headers.ContentDisposition is null && answer.Content.Headers.ContentType?.MediaType == "text/html",
            content.Length,
            (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }
}

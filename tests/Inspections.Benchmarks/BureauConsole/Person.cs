using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;

namespace Inspections.Benchmarks.BureauConsole;

/// <summary>Somebody at work in the console: half of them enter results, a fifth review them, the others look things up and ask for substitutions.</summary>
internal sealed partial class Person(MadeConsole console, int number, int people, DrawId draw, IReadOnlyList<Identifier> firms, TimeSpan pause, ConcurrentQueue<Telling> tellings)
{
    /// <summary>What requests do.</summary>
    public const string Reads = "reads", Enters = "enters", Approves = "approves", Asks = "asks";

    // How many firms each has been at: each has firms of the own, so that what one enters is never the other's.
    private int _done;

    private CancellationToken _over;

    private Label Role => (number % 10) switch
    {
        < 5 => RoleTable.Inspector,
        < 7 => RoleTable.DivisionHead,
        _ => RoleTable.Operator,
    };

    /// <summary>Works until it is over.</summary>
    public async Task WorkAsync(CancellationToken over)
    {
        _over = over;
        using HttpClient browser = console.Browser(Role, number);
        try
        {
            while (!over.IsCancellationRequested)
            {
                await ReadAsync(browser, "/");
                await (Role == RoleTable.Inspector ? EnterAsync(browser) : Role == RoleTable.DivisionHead ? ReviewAsync(browser) : AskAsync(browser));
            }
        }
        catch (OperationCanceledException)
        {
            // It is over between two clicks.
        }
    }

    private async Task EnterAsync(HttpClient browser)
    {
        Identifier firm = Next();
        string path = $"/rounds/{draw}/firms/{firm}";
        await ReadAsync(browser, $"/rounds/{draw}");
        string page = await ReadAsync(browser, path);
        await ActAsync(browser, Enters, path, page,
        [
            (EntryField.On, BeijingTime.Format(console.Bureau.Bureau.Today)),
            .. Ticked(page, EntryField.Inspector).Select(v => (EntryField.Inspector, v)),
            .. Ticked(page, EntryField.Items).Select(v => (EntryField.Items, v)),
            (EntryField.Category, ResultCategory.NoProblemFound.Name),
            (EntryField.WindowReason, "随同复查"),
        ]);
    }

    private async Task ReviewAsync(HttpClient browser)
    {
        string list = await ReadAsync(browser, "/review");
        string[] cases = [.. Case().Matches(list).Select(m => m.Value).Distinct()];
        if (cases.Length > 0)
        {
            string page = await ReadAsync(browser, cases[number % cases.Length]);
            await ActAsync(browser, Approves, "/review/approve", page, []);
        }
    }

    private async Task AskAsync(HttpClient browser)
    {
        Identifier firm = Next();
        await ReadAsync(browser, $"/lists?q={firm}");
        await ReadAsync(browser, $"/firms/{firm}");
        string page = await ReadAsync(browser, $"/rounds/{draw}/team/{firm}");
        await ActAsync(browser, Asks, "/requests/ask/substitute", page, [("inspector", Radio().Match(page).Groups[1].Value), ("reason", "absent"), ("why", "请病假")]);
    }

    private Identifier Next() => firms[(number + (people * _done++)) % firms.Count];

    private async Task<string> ReadAsync(HttpClient browser, string path)
    {
        await Task.Delay(pause, _over);
        return await SendAsync(Reads, () => browser.GetAsync(new Uri(path, UriKind.Relative), CancellationToken.None));
    }

    // Sends the form of a page; whoever finds none was too late.
    private async Task ActAsync(HttpClient browser, string what, string action, string page, IEnumerable<(string Name, string Value)> filled)
    {
        await Task.Delay(pause, _over);
        int from = page.IndexOf($"action=\"{action}\"", StringComparison.Ordinal);
        if (from < 0)
        {
            return;
        }

        IEnumerable<(string, string)> hidden = Hidden().Matches(page[from..page.IndexOf("</form>", from, StringComparison.Ordinal)]).Select(m => (m.Groups[1].Value, m.Groups[2].Value));
        using var content = new FormUrlEncodedContent(hidden.Concat(filled).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        await SendAsync(what, () => browser.PostAsync(new Uri(action, UriKind.Relative), content, CancellationToken.None));
    }

    private async Task<string> SendAsync(string what, Func<Task<HttpResponseMessage>> send)
    {
        long begun = Stopwatch.GetTimestamp();
        using HttpResponseMessage answer = await send();
        string page = await answer.Content.ReadAsStringAsync(CancellationToken.None);
        tellings.Enqueue(new Telling(what, (int)answer.StatusCode, Stopwatch.GetElapsedTime(begun).TotalMilliseconds, Stopwatch.GetTimestamp() * 1000.0 / Stopwatch.Frequency));
        return page;
    }

    private static IEnumerable<string> Ticked(string page, string name) => Regex.Matches(page, $"<input type=\"checkbox\" name=\"{name}\" value=\"([^\"]*)\"", RegexOptions.CultureInvariant).Select(m => m.Groups[1].Value);

    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)"[^>]*>""", RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();

    [GeneratedRegex("""<input type="radio" name="inspector" value="([^"]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Radio();

    [GeneratedRegex("/review/[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Case();
}

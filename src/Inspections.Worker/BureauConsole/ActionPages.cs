using System.Globalization;
using Inspections.Core.Encodings;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files.Tables;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>日志: who did what when from where, to look through, to search and to export.</summary>
internal sealed class ActionPages(ConsoleContext console)
{
    // A page is read by people: the last ones; the file has all.
    private const int Most = 1000;

    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/actions", Duty.ReadActions, Show),
        ConsoleRoute.Get("/actions.csv", Duty.ReadActions, Export),
    ];

    private ConsoleAnswer Show(ConsoleRequest request)
    {
        (DateOnly from, DateOnly to, string word) = Asked(request);
        ActionRow[] rows = Rows(request);
        string query = $"from={BeijingTime.Format(from)}&to={BeijingTime.Format(to)}{(word.Length > 0 ? $"&q={Uri.EscapeDataString(word)}" : "")}";
        return ConsoleAnswer.Of<ActionsPage>(new ActionsView(console.Frame(request), BeijingTime.Format(from), BeijingTime.Format(to), word, query, [.. rows.Reverse().Take(Most)], rows.Length));
    }

    private ConsoleAnswer Export(ConsoleRequest request)
    {
        (DateOnly from, DateOnly to, _) = Asked(request);
        byte[] file = CsvText.Write(
        [
            [.. new[] { ConsoleTexts.When, ConsoleTexts.Who, ConsoleTexts.What, ConsoleTexts.Subject, ConsoleTexts.Outcome, ConsoleTexts.Address, ActionTexts.Code }.Select(t => t.In(request.Language))],
            .. Rows(request).Select(r => (string[])[r.At, r.Who, r.What, r.Subject, r.Outcome, r.Address, r.Code]),
        ]);
        console.Bureau.Database.Write(session => ActionLog.Add(session, request.Person.Did(console.Bureau.Now, "actions.export", $"{from:yyyyMMdd}-{to:yyyyMMdd}")));
        return new ConsoleAnswer.Download($"actions-{from:yyyyMMdd}-{to:yyyyMMdd}.csv", CsvText.Type, file);
    }

    // Those that have the word somewhere, the first first.
    private ActionRow[] Rows(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        (DateOnly from, DateOnly to, string word) = Asked(request);
        var words = ActionWords.Of(session, request.Language);
        return ActionLog.Between(session, from, to).Select(words.Row)
            .Where(r => word.Length == 0 || new[] { r.Who, r.What, r.Subject, r.Outcome, r.Address, r.Code }.Any(c => c.Contains(word, StringComparison.OrdinalIgnoreCase))).ToArray();
    });

    private (DateOnly From, DateOnly To, string Word) Asked(ConsoleRequest request)
    {
        DateOnly today = console.Bureau.Today;
        return (Day("from", today.AddDays(-7)), Day("to", today), request.Query.GetValueOrDefault("q", "").Trim());

        DateOnly Day(string name, DateOnly otherwise) =>
            DateOnly.TryParseExact(request.Query.GetValueOrDefault(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : otherwise;
    }
}

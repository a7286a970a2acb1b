using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Inspections.Core.Encodings;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>日志: who did what when from where, to look through and to export.</summary>
internal sealed class ActionPages(ConsoleContext console)
{
    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/actions", Duty.ReadActions, Show),
        ConsoleRoute.Get("/actions.csv", Duty.ReadActions, Export),
    ];

    private ConsoleAnswer Show(ConsoleRequest request)
    {
        (DateOnly from, DateOnly to) = Days(request);
        return ConsoleAnswer.Of<ActionsPage>(new ActionsView(console.Frame(request), BeijingTime.Format(from), BeijingTime.Format(to), [.. Rows(from, to).Reverse()]));
    }

    private ConsoleAnswer Export(ConsoleRequest request)
    {
        (DateOnly from, DateOnly to) = Days(request);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape }))
        {
            csv.WriteRecords(Rows(from, to));
        }

        console.Bureau.Database.Write(session => ActionLog.Add(session, request.Person.Did(console.Bureau.Now, "actions.export", $"{from:yyyyMMdd}-{to:yyyyMMdd}")));
        return new ConsoleAnswer.Download($"actions-{from:yyyyMMdd}-{to:yyyyMMdd}.csv", "text/csv; charset=utf-8", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())]);
    }

    private ActionRow[] Rows(DateOnly from, DateOnly to) => console.Bureau.Database.Read(session =>
    {
        Dictionary<string, string> names = AccountStore.All(session).ToDictionary(a => $"{a.Staff}", a => $"{a.Staff} {a.Name}", StringComparer.Ordinal);
        return ActionLog.Between(session, from, to)
            .Select(a => new ActionRow(FormattableString.Invariant($"{a.At:yyyy-MM-dd HH:mm:ss}"), names.GetValueOrDefault(a.Staff, a.Staff), a.Address, a.What, a.Subject, a.Outcome)).ToArray();
    });

    private (DateOnly From, DateOnly To) Days(ConsoleRequest request)
    {
        DateOnly today = console.Bureau.Today;
        return (Day("from", today.AddDays(-7)), Day("to", today));

        DateOnly Day(string name, DateOnly otherwise) =>
            DateOnly.TryParseExact(request.Query.GetValueOrDefault(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : otherwise;
    }
}

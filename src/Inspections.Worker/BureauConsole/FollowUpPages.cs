using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>后续处置: the measures that results ask for, the open ones first, and how each was settled.</summary>
internal sealed class FollowUpPages(ConsoleContext console)
{
    // Those that were settled stay in the list for a year.
    private const int DaysShown = 366;

    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/follow-ups", Duty.Read, Show),
        ConsoleRoute.Post("/follow-ups/close", Duty.EnterResults, Close),
    ];

    private ConsoleAnswer Show(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        OpenFollowUp[] all = [.. FollowUpStore.All(session).Where(f => request.Person.Account.Sees(f.Draw.Sector))];
        IReadOnlyDictionary<string, string> firms = FirmStore.Names(session, [.. all.Select(f => f.Firm).Distinct()]);
        Func<DrawId, string> name = ConsoleContext.NamesOfRounds(session, request.Language);
        Func<Label, string> staff = ApprovalPages.StaffNames(session);
        DateOnly today = console.Bureau.Today;
        return ConsoleAnswer.Of<FollowUpsPage>(new FollowUpsView(
            console.Frame(request),
            $"{today:yyyy-MM-dd}",
            [.. all.Where(f => f.ClosedOn is null).Select(Row)],
            [.. all.Where(f => f.ClosedOn >= today.AddDays(-DaysShown)).OrderByDescending(f => f.ClosedOn).Select(Row)],
            RoleTable.Has(request.Person.Account, Duty.EnterResults)));

        FollowUpRow Row(OpenFollowUp f)
        {
            FollowUpClosing? closing = FollowUpStore.ClosingOf(session, f);
            return new FollowUpRow(
                $"{f.Draw}", name(f.Draw), $"{f.Firm}", firms.GetValueOrDefault($"{f.Firm}", $"{f.Firm}"), f.Number, new Text(f.FollowUp.Measure.Chinese(), $"{f.FollowUp.Measure}"), BeijingTime.Format(f.FollowUp.Due),
                f.ClosedOn is null && f.FollowUp.Due < today, f.ClosedOn is { } on ? BeijingTime.Format(on) : null, closing?.By is { } by ? staff(by) : "", closing?.Outcome ?? "");
        }
    });

    private ConsoleAnswer.GoTo Close(ConsoleRequest request)
    {
        (DrawId draw, Identifier firm, int number) = Measure(request);
        if (!DateOnly.TryParseExact(request.Form["on"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly on))
        {
            throw EntryRefusals.NoDay.Error();
        }

        string outcome = request.Form["outcome"].Trim() is { Length: > 0 } given ? given : throw EntryRefusals.NoOutcome.Error();
        console.Bureau.Write(session =>
        {
            new CloseFollowUp(console.Bureau).Execute(session, draw, firm, number, new FollowUpClosing(on, request.Person.Account.Staff, outcome));
            ActionLog.Add(session, request.Person.Did(console.Bureau.Now, "result.follow-up", FormattableString.Invariant($"{draw} {firm} {number}")));
        });
        return new ConsoleAnswer.GoTo("/follow-ups", ConsoleNotice.FollowUpClosed);
    }

    private static (DrawId Draw, Identifier Firm, int Number) Measure(ConsoleRequest r)
    {
        string draw = r.Form["draw"], firm = r.Form["firm"], number = r.Form["number"];
        return DrawId.TryParse(draw, out DrawId of) && Identifier.TryParse(firm, out Identifier at) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int n)
            ? (r.Person.Own(of), at, n)
            : throw EntryRefusals.NoFollowUp.Error(Printable.Shorten(draw), Printable.Shorten(firm), Printable.Shorten(number));
    }
}

using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>联合检查（综合查一次）: firms drawn in two sectors that can be visited once, and those for which that is arranged.</summary>
internal sealed class JointPages(ConsoleContext console)
{
    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/joint", Duty.Read, Show),
        ConsoleRoute.Post("/joint/arrange", Duty.Prepare, Arrange),
    ];

    private ConsoleAnswer Show(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        JoinedBody[] proposed = [.. new JointVisits(console.Bureau).Proposals(session).Where(Sees)];
        int year = console.Bureau.Today.Year;
        JoinedBody[] arranged = [.. LedgerStore.Open(session).Of<JoinedBody>().Where(j => j.Earlier.Year >= year - 1).Where(Sees).Reverse()];
        IReadOnlyDictionary<string, string> firms = FirmStore.Names(session, [.. proposed.Concat(arranged).Select(j => j.Firm).Distinct()]);
        Func<DrawId, string> name = ConsoleContext.NamesOfRounds(session, request.Language);
        return ConsoleAnswer.Of<JointPage>(new JointView(
            console.Frame(request), [.. proposed.Select(Row)], [.. arranged.Select(Row)], RoleTable.Has(request.Person.Account, Duty.Prepare)));

        bool Sees(JoinedBody j) => request.Person.Account.Sees(j.Earlier.Sector) && request.Person.Account.Sees(j.Later.Sector);

        JointRow Row(JoinedBody j) => new($"{j.Firm}", firms.GetValueOrDefault($"{j.Firm}", $"{j.Firm}"), $"{j.Earlier}", name(j.Earlier), $"{j.Later}", name(j.Later));
    });

    private ConsoleAnswer.GoTo Arrange(ConsoleRequest request)
    {
        string firm = request.Form["firm"], one = request.Form["earlier"], other = request.Form["later"];
        if (!Identifier.TryParse(firm, out Identifier which) || !DrawId.TryParse(one, out DrawId earlier) || !DrawId.TryParse(other, out DrawId later))
        {
            throw TeamRefusals.NotJoint.Error(Printable.Shorten(firm), Printable.Shorten(one), Printable.Shorten(other));
        }

        request.Person.Own(earlier);
        request.Person.Own(later);
        console.Bureau.Write(session =>
        {
            new JointVisits(console.Bureau).Record(session, which, earlier, later);
            ActionLog.Add(session, request.Person.Did(console.Bureau.Now, "visit.join", $"{which} {earlier} {later}"));
        });
        return new ConsoleAnswer.GoTo("/joint", ConsoleNotice.VisitsJoined, IsPublished: true);
    }
}

using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Requests;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>调换, 指定, 作废, 回避: asked for by an operator, decided by the head, approved by the leader.</summary>
internal sealed class RequestPages(ConsoleContext console)
{
    // Those that were answered stay in the list for a quarter.
    private const int DaysShown = 92;

    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/requests", Duty.Read, List),
        ConsoleRoute.Get("/requests/{number}", Duty.Read, Show),
        ConsoleRoute.Get("/rounds/{draw}/team/{firm}", Duty.Ask, ShowTeam),
        ConsoleRoute.Get("/rounds/{draw}/void", Duty.Ask, ShowVoid),
        ConsoleRoute.Get("/recusals", Duty.Read, ShowRecusals),
        ConsoleRoute.Post("/requests/ask/substitute", Duty.Ask, r => Ask(r, _ => OfTeam(r, RequestKind.Substitute, r.Form.Find("reason")))),
        ConsoleRoute.Post("/requests/ask/name", Duty.Ask, r => Ask(r, _ => OfTeam(r, RequestKind.NameTeam, reason: null))),
        ConsoleRoute.Post("/requests/ask/void", Duty.Ask, r => Ask(r, _ => OfVoid(r))),
        ConsoleRoute.Post("/requests/ask/recusal", Duty.Ask, r => Ask(r, session => console.Requests.NewRecusal(session, r.Form["firm"], r.Form["inspector"], r.Form["ground"], Year(r), r.Form["why"]))),
        ConsoleRoute.Post("/requests/ask/recusal/end", Duty.Ask, r => Ask(r, _ => OfRecusal(r))),
        ConsoleRoute.Post("/requests/{number}/decide", Duty.Decide, Decide),
        ConsoleRoute.Post("/requests/{number}/approve", Duty.Approve, Approve),
        ConsoleRoute.Post("/requests/{number}/turn-down/head", Duty.Decide, TurnDown),
        ConsoleRoute.Post("/requests/{number}/turn-down/leader", Duty.Approve, TurnDown),
        ConsoleRoute.Post("/requests/{number}/take-back", Duty.Ask, TakeBack),
    ];

    private ConsoleAnswer List(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        IReadOnlyList<Request> all = RequestDesk.Of(session, request.Person, console.Bureau.Today.AddDays(-DaysShown));
        RequestNames names = RequestNames.Of(session, all, request.Language);
        return ConsoleAnswer.Of<RequestsPage>(new RequestsView(
            console.Frame(request),
            [.. all.Where(r => r.IsOpen).OrderByDescending(r => RequestDesk.WaitsFor(request.Person, r)).ThenBy(r => r.Number).Select(r => Row(r, names, request.Person))],
            [.. all.Where(r => !r.IsOpen).Select(r => Row(r, names, request.Person))]));
    });

    private ConsoleAnswer Show(ConsoleRequest request)
    {
        long number = Number(request);
        return console.Bureau.Database.Read(session =>
        {
            SignedIn who = request.Person;
            Request found = RequestDesk.Find(session, who, number) ?? throw RequestRefusals.Changed.Error(number);
            RequestNames names = RequestNames.Of(session, [found], request.Language);
            Joining? joins = found.IsOpen ? RequestDesk.Joins(session, found.Content) : null;
            bool waits = RequestDesk.WaitsFor(who, found);
            return ConsoleAnswer.Of<RequestPage>(new RequestView(
                console.Frame(request),
                Row(found, names, who),
                found.Content.Draw is { } draw ? $"{draw}" : null,
                found is { State: RequestState.Done, Content.Kind: RequestKind.Substitute or RequestKind.NameTeam },
                names.Facts(found),
                joins is null ? null : names.Person(joins.Inspector),
                joins is null ? "" : $"{joins.Inspector}",
                joins is null ? null : $"{joins.Ticket}",
                names.Steps(session, found),
                Policy(session, found),
                waits && found.State == RequestState.Asked,
                waits && found.State == RequestState.Decided,
                found.IsOpen && found.Asked.By == who.Account.Staff && RoleTable.Has(who.Account, Duty.Ask))
            {
                Recusals = names.Recusals(found.Content),
            });
        });
    }

    // A change of rules, and what it does for whoever is to decide it; once it is decided, what it changed, whatever holds by now.
    private PolicyRequestView? Policy(Session session, Request found)
    {
        if (found.Content.Policy is not { } change)
        {
            return null;
        }

        Dictionary<Identifier, string> items = ItemStore.Ever(session).ToDictionary(i => i.Key, i => i.Value.Item.Name);
        int year = PolicyPages.YearOf(change, console.Bureau.Today);
        if (found.IsOpen)
        {
            PolicyChange now = console.Policies.Now(session);
            return new PolicyRequestView(PolicyFacts.Differences(now, change, items), PolicyFacts.Effects(session, console, now, change, year), year);
        }

        return change.Before is { } before
            ? new PolicyRequestView(PolicyFacts.Differences(new PolicyChange(before.Policy, before.Plans, change.Base), change, items), [], year)
            : null;
    }

    private ConsoleAnswer ShowTeam(ConsoleRequest request)
    {
        DrawId draw = RoundPages.DrawOf(request);
        Identifier firm = Id(request.Parts["firm"]);
        return console.Bureau.Database.Read(session =>
        {
            Round round = RoundStore.Find(session, draw) ?? throw RoundRefusals.Unknown.Error(draw);
            TeamStore? teams = RoundSteps.IsDrawn(round.State) ? TeamStore.Open(LedgerStore.Open(session), draw) : null;
            IReadOnlyList<Identifier> team = teams?.Of(firm) ?? throw RoundRefusals.Unknown.Error($"{draw} {firm}");
            IReadOnlyDictionary<Identifier, string> people = InspectorStore.Names(session);
            return ConsoleAnswer.Of<TeamRequestPage>(new TeamRequestView(
                console.Frame(request),
                $"{draw}",
                ConsoleContext.NamesOfRounds(session, request.Language)(draw),
                $"{firm}",
                FirmStore.Names(session, [firm]).GetValueOrDefault($"{firm}", $"{firm}"),
                [
                    .. team.Select(i => (Leaves: i, Joins: RequestDesk.Joins(session, draw, firm, i)))
                        .Select(i => new TeamMemberRow($"{i.Leaves}", Person(people, i.Leaves), i.Joins is null ? null : Person(people, i.Joins.Inspector), i.Joins is null ? null : $"{i.Joins.Ticket}")),
                ],
                RequestNames.SubstitutionReasons,
                teams.Drawn.Commitment.Team.Size,
                [
                    .. InspectorStore.Current(session).Where(i => i.Certificate.IsValidOn(console.Bureau.Today)).OrderBy(i => i.Id)
                        .Select(i => ($"{i.Id}", Person(people, i.Id))),
                ]));
        });
    }

    private ConsoleAnswer ShowVoid(ConsoleRequest request)
    {
        DrawId draw = RoundPages.DrawOf(request);
        return console.Bureau.Database.Read(session =>
        {
            Round round = RoundStore.Find(session, draw) ?? throw RoundRefusals.Unknown.Error(draw);
            IReadOnlyCollection<Label> entered = [.. SourceStore.Values(session, draw).Keys];
            return ConsoleAnswer.Of<VoidRequestPage>(new VoidRequestView(
                console.Frame(request),
                $"{draw}",
                ConsoleContext.NamesOfRounds(session, request.Language)(draw),
                RoundWords.Of(round.State),
                RequestNames.VoidReasons,
                round.State == RoundState.Committed ? [.. VoidRule.Unavailable(DrawStore.Commitment(session, draw), entered).Select(s => $"{s}")] : []));
        });
    }

    private ConsoleAnswer ShowRecusals(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        int today = console.Bureau.Today.Year;
        int year = int.TryParse(request.Query.GetValueOrDefault("year"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) && (asked == today || asked == today + 1) ? asked : today;
        IReadOnlyList<Recusal> recusals = [.. RequestDesk.Recusals(session, request.Person, year)];
        IReadOnlyDictionary<string, string> firms = FirmStore.Names(session, [.. recusals.Select(r => r.Firm).Distinct()]);
        IReadOnlyDictionary<Identifier, string> people = InspectorStore.Names(session);
        return ConsoleAnswer.Of<RecusalsPage>(new RecusalsView(
            console.Frame(request),
            year,
            [today, today + 1],
            [.. recusals.Select(r => new RecusalRow($"{r.Firm}", firms.GetValueOrDefault($"{r.Firm}", $"{r.Firm}"), $"{r.Inspector}", Person(people, r.Inspector), RequestNames.Ground(r.Ground)))],
            RequestNames.Grounds,
            RoleTable.Has(request.Person.Account, Duty.Ask)));
    });

    private ConsoleAnswer.GoTo Ask(ConsoleRequest request, Func<Session, RequestContent> content)
    {
        long number = console.Bureau.Write(session => console.Requests.Ask(session, request.Person, content(session)));
        return new ConsoleAnswer.GoTo(FormattableString.Invariant($"/requests/{number}"), ConsoleNotice.RequestAsked);
    }

    private ConsoleAnswer Decide(ConsoleRequest request)
    {
        console.Authentication.Prove(request.Person, request.Proving);
        console.Bureau.Write(session => console.Requests.Decide(session, request.Person, Number(request), request.Form["joins"]));
        return Done(request, ConsoleNotice.RequestDecided, isPublished: false);
    }

    private ConsoleAnswer Approve(ConsoleRequest request)
    {
        console.Authentication.Prove(request.Person, request.Proving);
        console.Bureau.Write(session => console.Requests.Approve(session, request.Person, Number(request), request.Form["joins"]));
        return Done(request, ConsoleNotice.RequestDone, isPublished: true);
    }

    private ConsoleAnswer TurnDown(ConsoleRequest request)
    {
        console.Bureau.Database.Write(session => console.Requests.TurnDown(session, request.Person, Number(request), request.Form["reason"]));
        return Done(request, ConsoleNotice.RequestTurnedDown, isPublished: false);
    }

    private ConsoleAnswer TakeBack(ConsoleRequest request)
    {
        console.Bureau.Database.Write(session => console.Requests.TakeBack(session, request.Person, Number(request)));
        return Done(request, ConsoleNotice.RequestTakenBack, isPublished: false);
    }

    private static ConsoleAnswer.GoTo Done(ConsoleRequest request, ConsoleNotice notice, bool isPublished) =>
        new(FormattableString.Invariant($"/requests/{Number(request)}"), notice, IsPublished: isPublished);

    private static RequestContent OfTeam(ConsoleRequest r, RequestKind kind, string? reason)
    {
        Identifier[] inspectors = [.. r.Form.All("inspector").Where(i => i.Length > 0).Select(Id)];
        return inspectors.Length > 0
            ? new RequestContent(kind, DrawOf(r), Id(r.Form["firm"]), inspectors, reason, Source: null, Year: null, r.Form["why"])
            : throw RequestRefusals.BadWord.Error("");
    }

    private static RequestContent OfVoid(ConsoleRequest r)
    {
        Label? source = r.Form.Find("source") is not { } name ? null : Label.IsValid(name) ? Label.Parse(name) : throw RequestRefusals.BadWord.Error(Printable.Shorten(name));
        return new RequestContent(RequestKind.Void, DrawOf(r), Firm: null, [], r.Form.Find("reason"), source, Year: null, r.Form["why"]);
    }

    private static RequestContent OfRecusal(ConsoleRequest r) =>
        new(RequestKind.EndRecusal, Draw: null, Id(r.Form["firm"]), [Id(r.Form["inspector"])], Reason: null, Source: null, Year(r), r.Form["why"]);

    private static RequestRow Row(Request r, RequestNames names, SignedIn who) =>
        new(r.Number, RequestNames.KindOf(r.Content.Kind), names.Subject(r.Content), RequestNames.StateOf(r.State), names.Staff(r.Asked.By), MomentText.Of(r.Asked.At), RequestDesk.WaitsFor(who, r));

    private static string Person(IReadOnlyDictionary<Identifier, string> people, Identifier id) => $"{people.GetValueOrDefault(id)} {id}".Trim();

    private static DrawId DrawOf(ConsoleRequest r)
    {
        try
        {
            return DrawId.Parse(r.Form["draw"]);
        }
        catch (ProtocolFormatException)
        {
            throw RoundRefusals.Unknown.Error(r.Form["draw"]);
        }
    }

    private static int Year(ConsoleRequest r) =>
        int.TryParse(r.Form["year"], NumberStyles.None, CultureInfo.InvariantCulture, out int year) ? year : throw RequestRefusals.NoYear.Error(r.Form["year"]);

    private static Identifier Id(string text) => Identifier.IsValid(text) ? Identifier.Parse(text) : throw RequestRefusals.BadWord.Error(Printable.Shorten(text));

    private static long Number(ConsoleRequest request) =>
        long.TryParse(request.Parts["number"], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : throw RequestRefusals.Changed.Error(request.Parts["number"]);
}

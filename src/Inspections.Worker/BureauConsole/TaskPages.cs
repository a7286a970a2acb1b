using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Lifecycle.Overview;
using Inspections.Worker.Lifecycle.Requests;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>待办: what waits for whoever is signed in, and what the worker knows.</summary>
internal sealed class TaskPages(ConsoleContext console)
{
    // A page is read by people: of each kind the first ones, and how many more.
    private const int Most = 30;

    public IReadOnlyList<ConsoleRoute> Routes => [ConsoleRoute.Get("/", Duty.SignedIn, Show)];

    private ConsoleAnswer Show(ConsoleRequest request)
    {
        SignedIn who = request.Person;
        ConsoleFrame frame = console.Frame(request);
        Text[] wrong = [.. console.Conditions.Now.Select(c => c.Says)];
        return ConsoleAnswer.Of<TasksPage>(RoleTable.Has(who.Account, Duty.Read)
            ? console.Bureau.Database.Read(session => Of(session, who, frame, wrong, request.Language))
            : new TasksView(frame, IsAdministrator: true, [], [], [], [], [], [], [], wrong, []));
    }

    private TasksView Of(Session session, SignedIn who, ConsoleFrame frame, IReadOnlyList<Text> wrong, Language language)
    {
        Func<DrawId, string> name = ConsoleContext.NamesOfRounds(session, language);
        InboxItem[] mine = RoleTable.Has(who.Account, Duty.Review) ? [.. console.Reviews.Waiting(session, who).Where(i => i.MayDecide)] : [];
        SubmittedResult[] back = [.. ResultStore.SentBack(session).Where(r => who.Account.Sees(r.Draw.Sector))];
        Request[] requests = [.. RequestDesk.Of(session, who, console.Bureau.Today).Where(r => RequestDesk.WaitsFor(who, r)).OrderBy(r => r.Number)];
        RequestNames names = RequestNames.Of(session, requests, language);
        IReadOnlyList<ResultDraft> drafts = ResultDraftStore.Of(session, who.Account.Staff);
        Deadline[] due = [.. console.Deadlines.On(session, console.Bureau.Today).Where(d => d.Urgency > Urgency.Later && who.Account.Sees(d.Draw.Sector))];
        (Urgency Urgency, Deadline[] First, int More)[] shown = [.. due.GroupBy(d => d.Urgency).OrderByDescending(g => g.Key).Select(g => (g.Key, g.Take(Most).ToArray(), Math.Max(0, g.Count() - Most)))];
        IReadOnlyDictionary<string, string> firms = FirmStore.Names(
            session, [.. back.Select(r => r.Firm).Concat(drafts.Select(d => d.Firm)).Concat(shown.SelectMany(s => s.First).Where(d => d.Kind != DeadlineKind.Certificate).Select(d => d.Subject)).Distinct()]);
        return new TasksView(
            frame,
            IsAdministrator: false,
            [.. mine.GroupBy(i => i.Result.Draw).Select(g => (name(g.Key), g.Count()))],
            !RoleTable.Has(who.Account, Duty.ApproveVisits) ? [] : [.. ApproveVisits.Waiting(session).Where(a => ApproveVisits.WaitsFor(who, a)).Select(a => ($"/rounds/{a.Draw}/approval", name(a.Draw), a.Emergency is not null))],
            [
                .. back.Select(r => (
                    RoleTable.Has(who.Account, Duty.EnterResults) ? $"/rounds/{r.Draw}/firms/{r.Firm}" : FormattableString.Invariant($"/review/{r.Position}"),
                    name(r.Draw), firms.GetValueOrDefault($"{r.Firm}", $"{r.Firm}"))),
            ],
            [.. requests.Select(r => (r.Number, RequestNames.KindOf(r.Content.Kind), names.Subject(r.Content)))],
            [.. drafts.Select(d => ($"/rounds/{d.Draw}/firms/{d.Firm}", name(d.Draw), firms.GetValueOrDefault($"{d.Firm}", $"{d.Firm}"), MomentText.Of(d.SavedAt)))],
            [
                .. shown.Select(s => (
                    DeadlineWords.Of(s.Urgency),
                    (IReadOnlyList<DeadlineRow>)[.. s.First.Select(d => new DeadlineRow(BeijingTime.Format(d.Due), DeadlineWords.Of(d.Kind), name(d.Draw), firms.GetValueOrDefault($"{d.Subject}", $"{d.Subject}"), d.Kind switch
                    {
                        DeadlineKind.FollowUp => "/follow-ups",
                        DeadlineKind.Certificate => $"/inspectors/{d.Subject}",
                        _ => $"/rounds/{d.Draw}",
                    }))],
                    s.More)),
            ],
            [.. RoundStore.Open(session).Where(r => r.DrawAt > console.Bureau.Now && who.Account.Sees(r.Draw.Sector)).OrderBy(r => r.DrawAt).Take(3).Select(r => (name(r.Draw), MomentText.Of(r.DrawAt)))],
            wrong,
            [.. console.Settings.Destinations.Select(d => (d.Name, OutboxStore.CountMissing(session, d.Name))).Where(d => d.Item2 > 0)])
        {
            ToJoin = RoleTable.Has(who.Account, Duty.Prepare)
                ? new JointVisits(console.Bureau).Proposals(session).Count(j => who.Account.Sees(j.Earlier.Sector) && who.Account.Sees(j.Later.Sector))
                : 0,
            Guide = SampleGuide.Of(session, console),
            Going =
            [
                .. BureauStatus.Looks(
                        session,
                        console.Settings.Commitment,
                        BureauStatus.OpenRounds(session, console.Bureau.Today)
                            .Where(r => RoundSteps.IsDrawn(r.State) && r.State is not (RoundState.Published or RoundState.Closed) && who.Account.Sees(r.Draw.Sector))
                            .OrderBy(r => r.Draw.ToString(), StringComparer.Ordinal).Take(Most))
                    .Select(r => ($"/rounds/{r.Draw}", name(r.Draw), r.Words)),
            ],
        };
    }
}

using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>计划与规则: the rules in force with the basis of every figure, a draft of others with what they do to a year, and the plan's form to file.</summary>
internal sealed class PolicyPages(ConsoleContext console)
{
    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/policy", Duty.Read, Show),
        ConsoleRoute.Get("/policy/form/{year}", Duty.Read, PlanForm),
        ConsoleRoute.Get("/policy/draft", Duty.ProposePolicy, ShowDraft),
        ConsoleRoute.Post("/policy/draft", Duty.ProposePolicy, Save),
        ConsoleRoute.Post("/policy/draft/drop", Duty.ProposePolicy, Drop),
        ConsoleRoute.Post("/policy/propose", Duty.ProposePolicy, Propose),
    ];

    /// <summary>The year that a change of rules is looked at for: its first whole year from now on.</summary>
    public static int YearOf(PolicyChange change, DateOnly today) => int.Max(today.Year, change.Policy.Effective.Year);

    private ConsoleAnswer Show(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        PolicyChange? now = HasRules(session) ? console.Policies.Now(session) : null;
        IReadOnlyDictionary<Identifier, string> items = Items(session);
        Func<Label, string> staff = ApprovalPages.StaffNames(session);
        RequestNames names = RequestNames.Of(session, [], request.Language);
        int year = console.Bureau.Today.Year;
        return ConsoleAnswer.Of<PolicyPage>(new PolicyView(
            console.Frame(request),
            now is null ? null : $"{now.Policy.Effective:yyyy-MM-dd}",
            now is null ? null : $"{now.Policy.Digest}",
            now is null ? null : PolicyStore.DecisionOn(session, now.Policy.Digest),
            now is null ? "" : PolicyFacts.Review(now.Policy, step => console.Settings.Review.Named(step).Name),
            now?.Policy.Basis ?? [],
            now is null ? [] : [.. now.Policy.Sectors.Where(s => request.Person.Account.Sees(s.Sector)).Select(s => PolicyFacts.Of(s, now.Plans.FirstOrDefault(p => p.Sector == s.Sector), items))],
            now is null ? [] : PolicyFacts.Effects(session, console, now, now, year),
            year,
            [year, year + 1],
            RoleTable.Has(request.Person.Account, Duty.ProposePolicy) && now is not null,
            PolicyDraftStore.Find(session, request.Person.Account.Staff) is not null,
            [.. RequestStore.Open(session).Where(r => r.Content.Kind == RequestKind.Policy).Select(r => (r.Number, RequestNames.StateOf(r.State), names.Staff(r.Asked.By)))]));
    });

    private ConsoleAnswer ShowDraft(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        PolicyChange now = console.Policies.Now(session);
        PolicyChange? kept = PolicyDraftStore.Find(session, request.Person.Account.Staff);
        PolicyChange draft = kept ?? now;
        IReadOnlyDictionary<Identifier, string> items = Items(session);
        ILookup<SectorCode, InspectionItem> listed = ItemStore.Current(session).ToLookup(i => i.Sector);
        int year = YearOf(draft, console.Bureau.Today);
        return ConsoleAnswer.Of<PolicyDraftPage>(new PolicyDraftView(
            console.Frame(request),
            $"{draft.Digest}",
            kept is not null,
            $"{draft.Policy.Effective:yyyy-MM-dd}",
            string.Join('\n', draft.Policy.Basis),
            [.. draft.Policy.Sectors.Select(s => FieldsOf(s, draft.Plans.FirstOrDefault(p => p.Sector == s.Sector), listed[s.Sector]))],
            PolicyFacts.Differences(now, draft, items),
            PolicyFacts.Effects(session, console, now, draft, year),
            year,
            kept is null ? [] : WhyNot(session, kept)));
    });

    private ConsoleAnswer.GoTo Save(ConsoleRequest request)
    {
        Label staff = request.Person.Account.Staff;
        console.Bureau.Database.Write(session =>
        {
            PolicyChange before = Seen(session, request);
            PolicyDraftStore.Put(session, staff, PolicyForm.Read(request.Form, before), console.Bureau.Now);
            ActionLog.Add(session, request.Person.Did(console.Bureau.Now, "policy.draft", ""));
        });
        return new ConsoleAnswer.GoTo("/policy/draft", ConsoleNotice.PolicyDraftKept);
    }

    private ConsoleAnswer.GoTo Drop(ConsoleRequest request)
    {
        console.Bureau.Database.Write(session =>
        {
            _ = Seen(session, request);
            PolicyDraftStore.Drop(session, request.Person.Account.Staff);
        });
        return new ConsoleAnswer.GoTo("/policy", ConsoleNotice.DraftDropped);
    }

    private ConsoleAnswer.GoTo Propose(ConsoleRequest request)
    {
        long number = console.Bureau.Write(session =>
        {
            Label staff = request.Person.Account.Staff;
            PolicyChange draft = PolicyDraftStore.Find(session, staff) is null ? throw PolicyRefusals.NoDraft.Error() : Seen(session, request);
            long asked = console.Requests.Ask(
                session, request.Person, new RequestContent(RequestKind.Policy, Draw: null, Firm: null, [], Reason: null, Source: null, Year: null, request.Form["why"]) { Policy = draft });
            PolicyDraftStore.Drop(session, staff);
            return asked;
        });
        return new ConsoleAnswer.GoTo(FormattableString.Invariant($"/requests/{number}"), ConsoleNotice.RequestAsked);
    }

    // What the page showed: a draft that was saved elsewhere meanwhile is not written over.
    private PolicyChange Seen(Session session, ConsoleRequest request)
    {
        PolicyChange draft = PolicyDraftStore.Find(session, request.Person.Account.Staff) ?? console.Policies.Now(session);
        return $"{draft.Digest}" == request.Form["seen"] ? draft : throw PolicyRefusals.DraftChanged.Error();
    }

    private IReadOnlyList<Text> WhyNot(Session session, PolicyChange draft)
    {
        try
        {
            console.Policies.Check(session, draft);
            return [];
        }
        catch (RefusedException refused)
        {
            return [.. refused.AsError().Refusals.Select(r => r.Whole)];
        }
    }

    // The form of the yearly plan, to be printed, filed and published: windows, and no day of a draw.
    private ConsoleAnswer.Download PlanForm(ConsoleRequest request)
    {
        int year = int.TryParse(request.Parts["year"], NumberStyles.None, CultureInfo.InvariantCulture, out int asked) && asked is >= 2000 and <= 2999 ? asked : throw YearPageRefusals.NoYear.Error(Printable.Shorten(request.Parts["year"]));
        byte[] form = console.Bureau.Database.Read(session => YearPlanSheet.Write(session, console.Policies.Now(session), console.Settings.Planning, console.Calendar, year, console.Bureau.Today, console.Settings.Naming.Institution ?? $"{console.Bureau.Authority}"));
        return new ConsoleAnswer.Download($"抽查计划备案表-{year}.xlsx", ConsoleAnswer.Workbook, form);
    }

    private static PolicySectorFields FieldsOf(SectorPolicy s, SectorPlan? plan, IEnumerable<InspectionItem> listed) => new(
        $"{s.Sector}",
        s.Name,
        string.Join('\n', s.Basis),
        PolicyForm.Shown(s.Floor),
        s.Rounds,
        [.. s.Strata.Select(t => ($"{t.Stratum}", t.Name, PolicyForm.Shown(t.Rate)))],
        s.Team.Size,
        s.Team.PerDepartment ?? 0,
        s.Cap,
        s.CooldownDays,
        plan?.Items is null,
        [.. listed.OrderBy(i => i.Code).Select(i => ($"{i.Code}", i.Name, plan?.Items?.Contains(i.Code) == true))],
        plan is null ? "" : string.Join('\n', plan.Windows));

    private static bool HasRules(Session session) => PolicyStore.Find(session, LedgerStore.Open(session)) is not null;

    private static Dictionary<Identifier, string> Items(Session session) => ItemStore.Ever(session).ToDictionary(i => i.Key, i => i.Value.Item.Name);
}

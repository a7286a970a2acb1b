using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Papers;

/// <summary>A draw's visits as its papers tell them: teams as they stand today, days as planned.</summary>
/// <param name="Institution">The inspecting body.</param>
/// <param name="Task">The draw's task.</param>
/// <param name="DrawnOn">The day it was drawn.</param>
/// <param name="Visits">The visits, in draw order.</param>
/// <param name="WithoutTeam">Drawn firms for which a team must be named first.</param>
/// <param name="Approval">Whether its visits are approved.</param>
/// <param name="Options">What the bureau's papers say of it.</param>
internal sealed record DrawPapers(
    string Institution, InspectionTask Task, DateOnly DrawnOn, IReadOnlyList<VisitPaper> Visits, IReadOnlyList<Identifier> WithoutTeam, VisitApproval Approval, PaperOptions Options)
{
    /// <summary>Gathers them; visits without a day are given one. Only that is written: nobody waits while all the rest is read.</summary>
    /// <exception cref="UserErrorException">The draw is not drawn.</exception>
    public static DrawPapers Of(BureauContext bureau, WorkingDayCalendar calendar, PublicationOptions naming, PaperOptions options, DrawId draw)
    {
        bureau.Write(s => new PlanVisits(bureau, calendar).Propose(s, draw));
        return bureau.Database.Read(s => Read(s, bureau, naming, options, draw));
    }

    private static DrawPapers Read(Session session, BureauContext bureau, PublicationOptions naming, PaperOptions options, DrawId draw)
    {
        IReadOnlyDictionary<Identifier, VisitDay> days = VisitDayStore.Of(session, draw);
        LedgerStore ledger = LedgerStore.Open(session);
        var teams = TeamStore.Open(ledger, draw);
        IReadOnlyDictionary<DrawId, InspectionTask> tasks = TaskStore.All(session);
        VisitWindow window = tasks[draw].Visits;
        IReadOnlyDictionary<string, string> names = FirmStore.Names(session);
        Dictionary<Identifier, Firm> firms = FirmStore.Current(session).ToDictionary(f => f.Id);
        IReadOnlyDictionary<Identifier, string> people = InspectorStore.Names(session);
        IReadOnlyDictionary<Identifier, EnforcementCertificate> certificates = InspectorStore.Certificates(session);
        IReadOnlyDictionary<Identifier, SubmittedResult> results = ResultStore.InEffect(session, draw);
        var earlier = EarlierVisits.Of(session, ledger, draw.Year);
        int cap = PolicyStore.Of(session, draw).Of(draw.Sector)?.Cap ?? 0;
        Identifier[] staffed = [.. teams.Firms.Where(f => teams.VisitorsOf(f).Count > 0)];
        return new DrawPapers(
            naming.Institution ?? tasks[draw].Items.Select(i => i.Authority).FirstOrDefault($"{bureau.Authority}"),
            tasks[draw],
            BeijingTime.DateOf(RoundStore.Find(session, draw)!.DrawAt),
            [.. staffed.Select(Visit)],
            [.. teams.Firms.Except(staffed)],
            VisitApprovalStore.Of(session, draw),
            options);

        VisitPaper Visit(Identifier firm)
        {
            Identifier inspected = teams.Inspected(firm);
            IReadOnlyList<Identifier> team = teams.VisitorsOf(firm);
            DateOnly day = days.TryGetValue(firm, out VisitDay? planned) ? planned.On : window.Last;
            DrawId? other = teams.JoinedWith(firm);
            return new VisitPaper
            {
                Number = FormattableString.Invariant($"{tasks[draw].Number}-{teams.Firms.Index().First(f => f.Item == firm).Index + 1:000}"),
                Tasks = [tasks[draw], .. other is DrawId with ? [tasks[with]] : Array.Empty<InspectionTask>()],
                Firm = firm,
                Name = names.GetValueOrDefault($"{firm}", $"{firm}"),
                Owner = inspected == firm ? null : $"{names.GetValueOrDefault($"{inspected}", "")} {inspected}".Trim(),
                District = firms.GetValueOrDefault(firm)?.District ?? firms.GetValueOrDefault(inspected)?.District,
                Team = [.. team.Select(i => new TeamMember(i, people.GetValueOrDefault(i, $"{i}"), certificates.TryGetValue(i, out EnforcementCertificate? c) ? c.Number : "—"))],
                Day = day,
                Window = window,
                Earlier = earlier.To(inspected, [draw, .. other is DrawId also ? [also] : Array.Empty<DrawId>()]),
                Cap = cap,
                Result = results.TryGetValue(firm, out SubmittedResult? result) && !result.IsWithdrawal ? result.Content : null,
                Code = options.Site is string site ? VisitCode.Address(site, draw, firm, team, day) : null,
            };
        }
    }
}

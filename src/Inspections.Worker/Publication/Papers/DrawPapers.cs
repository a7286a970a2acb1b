using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Papers;

/// <summary>A draw's visits as its papers tell them: teams as they stand today, days as planned.</summary>
/// <param name="Task">The draw's task.</param>
/// <param name="Visits">The visits, in draw order.</param>
/// <param name="WithoutTeam">Drawn firms for which a team must be named first.</param>
internal sealed record DrawPapers(InspectionTask Task, IReadOnlyList<VisitPaper> Visits, IReadOnlyList<Identifier> WithoutTeam)
{
    /// <summary>Gathers them; visits without a day are given one. Only that is written: nobody waits while all the rest is read.</summary>
    /// <exception cref="UserErrorException">The draw is not drawn.</exception>
    public static DrawPapers Of(BureauContext bureau, WorkingDayCalendar calendar, PublicationOptions naming, DrawId draw)
    {
        bureau.Write(s => new PlanVisits(bureau, calendar).Propose(s, draw));
        return bureau.Database.Read(s => Read(s, bureau, naming, draw));
    }

    private static DrawPapers Read(Session session, BureauContext bureau, PublicationOptions naming, DrawId draw)
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
        var record = PublicRecord.Read(session, ledger, naming);
        string institution = naming.Institution ?? tasks[draw].Items.Select(i => i.Authority).FirstOrDefault($"{bureau.Authority}");
        Identifier[] staffed = [.. teams.Firms.Where(f => teams.VisitorsOf(f).Count > 0)];
        return new DrawPapers(tasks[draw], [.. staffed.Select(Visit)], [.. teams.Firms.Except(staffed)]);

        VisitPaper Visit(Identifier firm)
        {
            Identifier inspected = teams.Inspected(firm);
            return new VisitPaper(
                institution,
                [tasks[draw], .. teams.JoinedWith(firm) is DrawId other ? [tasks[other]] : Array.Empty<InspectionTask>()],
                firm,
                names.GetValueOrDefault($"{firm}", $"{firm}"),
                inspected == firm ? null : $"{names.GetValueOrDefault($"{inspected}", "")} {inspected}".Trim(),
                firms.GetValueOrDefault(firm)?.District ?? firms.GetValueOrDefault(inspected)?.District,
                [.. teams.VisitorsOf(firm).Select(i => new TeamMember(i, people.GetValueOrDefault(i, $"{i}"), certificates.TryGetValue(i, out EnforcementCertificate? c) ? c.Number : "—"))],
                days.TryGetValue(firm, out VisitDay? day) ? day.On : window.Last,
                window,
                record.VisitsOf(inspected).Count(v => v.On.Year == draw.Year));
        }
    }
}

using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Worker.Publication.Pages.Views;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Pages;

/// <summary>The start page and the plan.</summary>
internal static class StartPages
{
    private const int NewsShown = 15;

    public static IEnumerable<SitePage> Of(PublicRecord record) =>
    [
        SitePage.Of<StartPage, StartView>("index.html", new StartView(
            record.Institution, record.Authority, record.Year, SectorYears.Coverage(record, record.Year), Timelines.Of(record, record.Year), [.. News(record).Take(NewsShown)], record.Results.Any)),
        SitePage.Of<PlanPage, PlanView>("plan.html", new PlanView(
            record.Year,
            [.. record.Policy?.Sectors.Select(s => Rules(record, s)) ?? []],
            Timelines.Of(record, record.Year),
            record.Policy?.Basis ?? [],
            record.Policy?.Digest.ToString())),
    ];

    private static RulesView Rules(PublicRecord record, SectorPolicy s) => new(
        s.Name,
        record.Plans.FirstOrDefault(p => p.Sector == s.Sector && p.Year == record.Year) is { } plan
            ? new PlannedView(
                plan.Number.ToString(),
                InspectionTask.NameOfPlan(plan.Year, s.Name),
                new ScopeView(s.Name, s.DirectedFilter),
                [.. plan.Items.Select(record.Names.Item)],
                [.. record.Tasks.Values.Where(t => t.Plan == plan.Number && record.ById.ContainsKey(t.Draw)).OrderBy(t => t.Number.ToString(), StringComparer.Ordinal)
                    .Select(t => (DrawPages.Address(t.Draw), DrawPages.TaskOf(record.Names, t, record.ById[t.Draw].Commitment.DrawAt)))])
            : null,
        SectorYears.Percent(s.Floor),
        s.Rounds,
        [.. s.Strata.Select(t => $"{t.Name} {SectorYears.Percent(t.Rate)}")],
        s.Team.Size,
        s.Team.PerDepartment,
        s.Cap,
        s.CooldownDays,
        s.Basis);

    // The latest first; of one day and draw all results are one line.
    private static IEnumerable<NewsView> News(PublicRecord record) => Latest(record)
        .Select(e => (Entry: e, What: What(e.Body)))
        .Where(n => n.What is not null && record.ById.ContainsKey(n.What.Value.Draw))
        .GroupBy(n => (On: SiteWords.Day(n.Entry.At), n.What!.Value.Draw, n.What.Value.Words))
        .Select(g => new NewsView(
            g.Key.On,
            g.Key.Words,
            record.Names.Sector(g.Key.Draw.Sector),
            $"{g.Key.Draw}",
            g.Count(),
            DrawPages.Address(g.Key.Draw)));

    // The last entries as far back as the days go that are shown: what is older is not looked at.
    private static IEnumerable<LedgerEntry> Latest(PublicRecord record)
    {
        var shown = new HashSet<(DateOnly, Core.Directories.DrawId, Text)>();
        DateOnly last = DateOnly.MaxValue;
        for (int i = record.Entries.Count - 1; i >= 0; i--)
        {
            LedgerEntry entry = record.Entries[i];
            DateOnly day = BeijingTime.DateOf(entry.At);
            if (shown.Count >= NewsShown && day < last)
            {
                yield break;
            }

            if (What(entry.Body) is { } what && record.ById.ContainsKey(what.Draw) && shown.Add((day, what.Draw, what.Words)))
            {
                last = day;
            }

            yield return entry;
        }
    }

    private static (Core.Directories.DrawId Draw, Text Words)? What(EntryBody body) => body switch
    {
        CommitmentBody b => (b.Draw, new Text("名录和抽取数量公开并锁定", "lists and numbers published and fixed")),
        ReceiptBody b => (b.Draw, new Text("已抽取", "drawn")),
        VoidBody b => (b.Draw, new Text("作废", "void")),
        ResultBody { Version: > 1 } b => (b.Draw, new Text("更正或撤回检查结果", "results corrected or withdrawn")),
        ResultBody b => (b.Draw, new Text("公示检查结果", "results published")),
        SubstitutionBody b => (b.Draw, new Text("调换执法人员", "inspectors substituted")),
        _ => null,
    };
}

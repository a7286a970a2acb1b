using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Publication.Pages.Views;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Pages;

/// <summary>A page for every draw: its facts, and its verification by verify.js.</summary>
internal static class DrawPages
{
    private const int FirmsAPage = 100;

    public static IEnumerable<SitePage> Of(PublicRecord record, IEnumerable<PublicDraw> draws) => draws.SelectMany(d => Of(record, d));

    /// <summary>Where the page stands, from the root.</summary>
    public static string Address(DrawId draw) => $"draws/{draw}/index.html";

    private static IEnumerable<SitePage> Of(PublicRecord record, PublicDraw draw)
    {
        DrawnFirmView[][] pages = [.. draw.Firms.Select(f => Firm(record, draw, f)).Chunk(FirmsAPage)];
        string sector = record.Names.Sector(draw.Id.Sector);
        yield return SitePage.Of<DrawPage, DrawView>(Address(draw.Id), View(record, draw, pages));
        for (int n = 1; n < pages.Length; n++)
        {
            yield return SitePage.Of<DrawFirmsPage, DrawFirmsView>(
                $"draws/{draw.Id}/{FileOf(n)}", new DrawFirmsView(draw.Id.ToString(), sector, n + 1, pages[n]));
        }
    }

    /// <summary>A draw as the bureau announces it.</summary>
    public static TaskView TaskOf(PublicNames names, InspectionTask task, DateTimeOffset drawAt) => new(
        task.Plan.ToString(),
        task.PlanName,
        task.Number.ToString(),
        task.Name,
        new ScopeView(task.SectorName, task.Filter is null ? null : names.Released(task.Filter)),
        SiteWords.Day(drawAt),
        LastDay(task.Visits),
        [.. task.Items.Select(i => names.Released(i.Name))]);

    private static Text LastDay(VisitWindow window)
    {
        string day = SiteWords.Day(window.Last);
        return window.Provisional ? new Text(day + PlanTexts.Provisional.Zh, day + PlanTexts.Provisional.En) : Text.Same(day);
    }

    private static DrawView View(PublicRecord record, PublicDraw draw, DrawnFirmView[][] pages)
    {
        Commitment c = draw.Commitment;
        return new DrawView
        {
            Draw = draw.Id.ToString(),
            Sector = record.Names.Sector(draw.Id.Sector),
            State = Timelines.StateOf(record, draw),
            IsDisclosed = draw.IsDisclosed,
            HasRecusals = c.Recusals is not null,
            Task = record.Tasks.GetValueOrDefault(draw.Id) is { } t
                ? TaskOf(record.Names, t, c.DrawAt)
                : null,
            Round = DrawTexts.Round(draw.Id.Round, c.Rounds),
            CommittedAt = MomentText.Of(draw.CommittedAt),
            DrawAt = MomentText.Of(c.DrawAt),
            Assurance = draw.Assurance is { } assurance ? SiteWords.Of(assurance) : null,
            Sources = [.. c.Sources.Select(s => Source(draw, s))],
            Witnesses = [.. c.Witnesses.Select(w => w.Name.ToString())],
            Frame = c.Frame.Size,
            Roster = c.Roster.Size,
            Quotas = [.. c.Quotas.Select(q => DrawTexts.Quota(StratumName(record, draw.Id, q.Stratum), SectorYears.Percent(q.Rate), q.Take))],
            KeptBackUntil = !draw.IsDisclosed && draw.Void is null && c.DiscloseBy is DateOnly by ? SiteWords.Day(by) : null,
            Drawn = draw.Firms.Count,
            Published = record.PublishedOf(draw),
            Firms = pages.FirstOrDefault() ?? [],
            More = [.. pages.Select((p, n) => new LinkView(SiteTexts.Page(n + 1), FileOf(n), p.Length)).Skip(1)],
        };
    }

    private static string StratumName(PublicRecord record, DrawId draw, Label stratum) =>
        record.Policy?.Of(draw.Sector)?.Strata.FirstOrDefault(s => s.Stratum == stratum)?.Name ?? stratum.ToString();

    private static SourceView Source(PublicDraw draw, Source source)
    {
        LedgerEntry? entry = draw.Entries.FirstOrDefault(e => e.Body is ValueBody v && v.Name == source.Name);
        return new SourceView(source.Name.ToString(), SiteWords.Of(source), (entry?.Body as ValueBody)?.Value, entry is null ? null : MomentText.Of(entry.At));
    }

    private static DrawnFirmView Firm(PublicRecord record, PublicDraw draw, Identifier firm)
    {
        PublicResult? result = record.ResultOf(draw.Id, firm);
        JoinedBody? joined = record.JoinedOf(draw, firm);
        return new DrawnFirmView(
            firm.ToString(),
            record.Names.Firm(firm),
            record.Names.Team(record.VisitorsOf(draw, firm)),
            [.. draw.TeamChanges.Select(e => Change(record, e, firm)).OfType<Text>()],
            joined is null ? null : (joined.Earlier == draw.Id ? joined.Later : joined.Earlier).ToString(),
            result is null ? [] : [.. result.Body.Categories.Select(SiteWords.Of)],
            result is null ? null : SiteWords.Day(result.Body.InspectedOn),
            FirmPages.NoteOf(result));
    }

    private static Text? Change(PublicRecord record, EntryBody body, Identifier firm) => body switch
    {
        NamedBody n when n.Firm == firm => DrawTexts.NamedTeam,
        SubstitutionBody s when s.Firm == firm => DrawTexts.Substituted(record.Names.Inspector(s.Inspector), record.Names.Inspector(s.Substitute), SiteWords.Of(s.Reason)),
        _ => null,
    };

    private static string FileOf(int page) => $"firms-{page + 1}.html";
}

using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Pages;

/// <summary>
/// Everything that is public, read once for all pages: the ledger, the published files, and the names that stand for the
/// numbers in them. What is kept back or under review is not in here.
/// </summary>
internal sealed class PublicRecord
{
    private readonly IReadOnlyDictionary<(DrawId Draw, Identifier Firm), PublicResult> _results;
    private readonly ILookup<DrawId, JoinedBody> _joined;

    private PublicRecord(Session session, LedgerStore ledger, PublicationOptions naming)
    {
        Institution = naming.Institution;
        Entries = ledger.Entries;
        Policy = PolicyStore.Find(session, ledger);
        Authority = ledger.Keys?.Key.Name ?? "";
        Names = new PublicNames(session, naming.NameInspectors, naming.ListsThatName);
        Items = Names.Items(ItemStore.Current(session).Select(i => i.Code));
        Plans = PlanStore.All(session);
        Tasks = TaskStore.All(session);
        Listed = DishonestyStore.Current(session);
        EverListed = DishonestyStore.Ever(session);
        Rounds = [.. RoundStore.Years(session).SelectMany(y => RoundStore.OfYear(session, y))];
        Draws = PublicDraws.Read(session, ledger);
        ById = Draws.ToDictionary(d => d.Id);
        _joined = ledger.Of<JoinedBody>()
            .SelectMany(j => new[] { (Draw: j.Earlier, Joined: j), (Draw: j.Later, Joined: j) }).ToLookup(p => p.Draw, p => p.Joined);
        _results = LatestResults.OfFirms(
            Entries.Where(e => e.Body is ResultBody).Select(e => new PublicResult((ResultBody)e.Body, BeijingTime.DateOf(e.At))), r => r.Body);
        Visits = [.. Inspections().Concat(ledger.Of<VisitBody>().Select(v => new PublicVisit(v.Firm, v.InspectedOn, [], v.Type))).OrderBy(v => v.On).ThenBy(v => v.Firm)];
        Year = Rounds.Select(r => r.Draw.Year).Where(y => Entries.Count == 0 || y <= BeijingTime.DateOf(Entries[^1].At).Year).DefaultIfEmpty(Entries.Count == 0 ? 1 : BeijingTime.DateOf(Entries[^1].At).Year).Max();
    }

    public IReadOnlyList<LedgerEntry> Entries { get; }

    public PolicyDocument? Policy { get; }

    /// <summary>The bureau's name, where it is set.</summary>
    public string? Institution { get; }

    public string Authority { get; }

    public PublicNames Names { get; }

    public IReadOnlyList<InspectionItem> Items { get; }

    /// <summary>The yearly plans by number.</summary>
    public IReadOnlyList<InspectionPlan> Plans { get; }

    /// <summary>The tasks of the draws.</summary>
    public IReadOnlyDictionary<DrawId, InspectionTask> Tasks { get; }

    /// <summary>What stands on the lists of dishonest firms, the latest first.</summary>
    public IReadOnlyList<DishonestyEntry> Listed { get; }

    /// <summary>The firms of all entries there ever were: a page that somebody has a copy of is written anew, not dropped.</summary>
    public IReadOnlyList<Identifier> EverListed { get; }

    /// <summary>The schedule; of a round that is not committed to yet no page may say the days.</summary>
    public IReadOnlyList<Round> Rounds { get; }

    /// <summary>Every draw committed to, in the order of their commitments.</summary>
    public IReadOnlyList<PublicDraw> Draws { get; }

    public IReadOnlyDictionary<DrawId, PublicDraw> ById { get; }

    /// <summary>What the verifiers count a year's firms by: the ledger as it stood when the year was closed.</summary>
    public History HistoryOf(int year) => new(ClosedYears.UntilClosed(Entries.Select(e => e.Body), year), Draws.Select(d => d.ToPast()));

    /// <summary>Every published visit, by day; a joint one once.</summary>
    public IReadOnlyList<PublicVisit> Visits { get; }

    /// <summary>The last results of all records, in the order of their draws.</summary>
    public IEnumerable<PublicResult> Results => _results.Values;

    /// <summary>The year that the start page shows: the last one that has begun and has rounds.</summary>
    public int Year { get; }

    public static PublicRecord Read(Session session, LedgerStore ledger, PublicationOptions naming) => new(session, ledger, naming);

    public PublicResult? ResultOf(DrawId draw, Identifier drawn) => _results.GetValueOrDefault((draw, drawn));

    /// <summary>The joint visit that a drawn firm is part of, or null.</summary>
    public JoinedBody? JoinedOf(PublicDraw draw, Identifier drawn) => draw.Teams is { } teams ? JointTeam.Find(teams, drawn, _joined[draw.Id]) : null;

    /// <summary>Who visits a drawn firm: its team, or that of the joint visit.</summary>
    public IReadOnlyList<Identifier> VisitorsOf(PublicDraw draw, Identifier drawn) =>
        draw.Teams is { } teams ? JointTeam.VisitorsOf(teams, drawn, _joined[draw.Id], other => ById.GetValueOrDefault(other)?.Teams) : [];

    private IEnumerable<PublicVisit> Inspections() => _results.Values.Where(r => !r.Body.IsWithdrawn && ById.ContainsKey(r.Body.Draw))
        .Select(r => (Result: r, Draw: ById[r.Body.Draw]))
        .GroupBy(p => (Firm: p.Draw.Inspected(p.Result.Body.Firm), Drawn: JoinedOf(p.Draw, p.Result.Body.Firm) is null ? p.Result.Body.Firm : p.Draw.Inspected(p.Result.Body.Firm), Draw: JoinedOf(p.Draw, p.Result.Body.Firm)?.Earlier ?? p.Draw.Id))
        .Select(g => new PublicVisit(g.Key.Firm, g.Max(p => p.Result.Body.InspectedOn), [.. g.Select(p => p.Result)]));
}

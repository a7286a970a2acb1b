using Inspections.Core.Directories;
using Inspections.Core.Encodings;
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
    private readonly PublicResults _results = new();
    private readonly ILookup<DrawId, JoinedBody> _joined;
    private readonly History _history;
    private readonly HashSet<int> _closings;
    private readonly Dictionary<int, History> _closed = [];
    private readonly Dictionary<(SectorCode Sector, int Year), SectorYearFigures> _figures = [];
    private readonly IReadOnlyList<AdoptedPolicy> _adopted;
    private readonly Dictionary<int, PolicyDocument?> _owed = [];
    private readonly ILookup<(SectorCode Sector, int Year), DrawId> _drawsOf;
    private readonly ILookup<(SectorCode Sector, int Year), InfeasibleBody> _infeasible;
    private readonly Dictionary<DrawId, int> _places;
    private readonly List<PublicDraw> _draws;
    private readonly Dictionary<DrawId, PublicDraw> _byId;

    // By firm that is inspected: what was drawn of it, its first results, and visits that no draw asked for.
    private readonly ILookup<Identifier, (DrawId Draw, Identifier Drawn)> _drawn;
    private readonly Dictionary<Identifier, List<(DrawId Draw, Identifier Drawn)>> _inspected = [];
    private readonly ILookup<Identifier, PublicVisit> _others;
    private readonly ILookup<Identifier, DishonestyEntry> _listed;
    private readonly Dictionary<int, Dictionary<Identifier, int>> _burden = [];

    private PublicRecord(Session session, LedgerStore ledger, PublicationOptions naming)
    {
        session.Expect(new Expected(nameof(PublicRecord)));
        Institution = naming.Institution;
        Entries = ledger.Entries;
        _closings = ledger.Of<ClosedBody>().Select(c => c.Year).ToHashSet();
        Policy = PolicyStore.Find(session, ledger);
        _adopted = ledger.Reading.Policies;
        _infeasible = ledger.Of<InfeasibleBody>().ToLookup(i => (i.Sector, i.Year));
        Authority = ledger.Keys?.Key.Name ?? "";
        Names = new PublicNames(session, naming.NameInspectors, naming.ListsThatName);
        Items = Names.Items(ItemStore.Current(session).Select(i => i.Code));
        Plans = PlanStore.All(session);
        Tasks = TaskStore.All(session);
        Listed = DishonestyStore.Current(session);
        EverListed = DishonestyStore.Ever(session);
        Rounds = [.. RoundStore.Years(session).SelectMany(y => RoundStore.OfYear(session, y))];
        _draws = [.. PublicDraws.Read(session, ledger)];
        _byId = _draws.ToDictionary(d => d.Id);
        _drawsOf = _draws.ToLookup(d => (d.Id.Sector, d.Id.Year), d => d.Id);
        _places = _draws.Index().ToDictionary(d => d.Item.Id, d => d.Index);
        _joined = ledger.Of<JoinedBody>()
            .SelectMany(j => new[] { (Draw: j.Earlier, Joined: j), (Draw: j.Later, Joined: j) }).ToLookup(p => p.Draw, p => p.Joined);
        _history = new History(Entries.Select(e => e.Body).Where(b => b is not ResultBody), _draws.Select(d => d.ToPast()));
        _drawn = _draws
            .SelectMany(d => d.Firms.SelectMany(f => new[] { f, d.Inspected(f) }.Distinct().Select(of => (Of: of, Draw: d.Id, Drawn: f))))
            .ToLookup(p => p.Of, p => (p.Draw, p.Drawn));
        _others = ledger.Of<VisitBody>().Select(v => new PublicVisit(v.Firm, v.InspectedOn, [], v.Type)).ToLookup(v => v.Firm);
        _listed = Listed.ToLookup(e => e.Firm);
        foreach (LedgerEntry entry in ledger.EntriesOf<ResultBody>())
        {
            AddResult(entry);
        }

        foreach (Identifier firm in _inspected.Keys.Concat(_others.Select(o => o.Key)).Distinct())
        {
            Count(firm, 1);
        }

        Year = Rounds.Select(r => r.Draw.Year).Where(y => Entries.Count == 0 || y <= BeijingTime.DateOf(Entries[^1].At).Year).DefaultIfEmpty(Entries.Count == 0 ? 1 : BeijingTime.DateOf(Entries[^1].At).Year).Max();
    }

    public IReadOnlyList<LedgerEntry> Entries { get; private set; }

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
    public IReadOnlyList<PublicDraw> Draws => _draws;

    public IReadOnlyDictionary<DrawId, PublicDraw> ById => _byId;

    /// <summary>What a sector reached in a year, counted as verifiers do: by the ledger as it stood when the year was closed.</summary>
    public SectorYearFigures FiguresOf(SectorCode sector, int year)
    {
        if (!_figures.TryGetValue((sector, year), out SectorYearFigures? figures))
        {
            IEnumerable<int> disclosed = _drawsOf[(sector, year)].Where(d => _byId[d].IsDisclosed).Select(d => d.Round);
            _figures.Add((sector, year), figures = SectorYearFigures.Of(IsClosed(year) ? Closed(year) : _history, sector, year, disclosed, _infeasible[(sector, year)]));
        }

        return figures;
    }

    /// <summary>The policy whose rules a year owes, as verifiers find it; null without any.</summary>
    public PolicyDocument? OwedIn(int year)
    {
        // It changes with a commitment, a void or a policy: then the record is read anew.
        if (!_owed.TryGetValue(year, out PolicyDocument? owed))
        {
            Digest? drawnBy = _draws.LastOrDefault(d => d.Id.Year == year && d.Void is null)?.Commitment.Policy;
            _owed.Add(year, owed = OwedRules.Of(_adopted.Select(p => p.Document).FirstOrDefault(p => p.Digest == drawnBy), () => _adopted, year));
        }

        return owed;
    }

    /// <summary>True when the ledger has closed a year.</summary>
    public bool IsClosed(int year) => _closings.Contains(year);

    /// <summary>The published results, each drawn firm's last.</summary>
    public PublicResults Results => _results;

    /// <summary>The published visits to a firm, by day; a joint one once.</summary>
    public IEnumerable<PublicVisit> VisitsOf(Identifier firm) => _inspected.GetValueOrDefault(firm, [])
        .Select(k => (Draw: ById[k.Draw], Result: ResultOf(k.Draw, k.Drawn)!))
        .Where(p => !p.Result.Body.IsWithdrawn)
        .GroupBy(p => JoinedOf(p.Draw, p.Result.Body.Firm) is { } joined ? (Drawn: firm, Draw: joined.Earlier) : (Drawn: p.Result.Body.Firm, Draw: p.Draw.Id))
        .Select(g => new PublicVisit(firm, g.Max(p => p.Result.Body.InspectedOn), [.. g.Select(p => p.Result)]))
        .Concat(_others[firm]).OrderBy(v => v.On);

    /// <summary>The firms that were visited in a year, each with the number of visits.</summary>
    public IReadOnlyDictionary<Identifier, int> BurdenOf(int year) => _burden.GetValueOrDefault(year, []);

    /// <summary>Firms that were visited without a draw.</summary>
    public IEnumerable<Identifier> VisitedOtherwise => _others.Select(v => v.Key);

    /// <summary>What was drawn of a firm: itself, or its projects.</summary>
    public IEnumerable<(PublicDraw Draw, Identifier Drawn)> DrawnOf(Identifier firm) => _drawn[firm].Select(p => (ById[p.Draw], p.Drawn));

    /// <summary>Where a firm stands on lists of dishonest firms.</summary>
    public IEnumerable<DishonestyEntry> ListedOf(Identifier firm) => _listed[firm];

    /// <summary>The year that the start page shows: the last one that has begun and has rounds.</summary>
    public int Year { get; }

    public static PublicRecord Read(Session session, LedgerStore ledger, PublicationOptions naming) => new(session, ledger, naming);

    public PublicResult? ResultOf(DrawId draw, Identifier drawn) => _results.Of(draw, drawn);

    /// <summary>Of how many drawn firms of a draw a result is public.</summary>
    public int PublishedOf(PublicDraw draw) => draw.IsDisclosed ? _results.CountOf(draw.Id) : 0;

    /// <summary>The joint visit that a drawn firm is part of, or null.</summary>
    public JoinedBody? JoinedOf(PublicDraw draw, Identifier drawn) => draw.Teams is { } teams ? JointTeam.Find(teams, drawn, _joined[draw.Id]) : null;

    /// <summary>Who visits a drawn firm: its team, or that of the joint visit.</summary>
    public IReadOnlyList<Identifier> VisitorsOf(PublicDraw draw, Identifier drawn) =>
        draw.Teams is { } teams ? JointTeam.VisitorsOf(teams, drawn, _joined[draw.Id], other => ById.GetValueOrDefault(other)?.Teams) : [];

    /// <summary>
    /// True when new entries are about results, reviews and teams of draws that are public, and of the year that the last one was of.
    /// Others may touch any page: then the record is read anew.
    /// </summary>
    public bool CanTake(IReadOnlyList<LedgerEntry> added) => added.Count == 0
        || (Entries.Count > 0
            && BeijingTime.DateOf(added[^1].At).Year == BeijingTime.DateOf(Entries[^1].At).Year
            && added.All(e => e.Body is SealedBody or ReviewedBody
                || (e.Body is ResultBody or NamedBody or SubstitutionBody && EntrySubjects.DrawsOf(e.Body).All(d => ById.TryGetValue(d, out PublicDraw? draw) && draw.IsDisclosed))));

    /// <summary>Takes new entries, and gives what they say something new about. What is sealed or under review says nothing.</summary>
    /// <param name="ledger">The ledger with them.</param>
    /// <param name="added">Entries that <see cref="CanTake"/>.</param>
    public Touched Take(LedgerStore ledger, IReadOnlyList<LedgerEntry> added)
    {
        var touched = new Touched();
        Entries = ledger.Entries;
        foreach (IGrouping<DrawId, LedgerEntry> draw in added.Where(e => e.Body is NamedBody or SubstitutionBody).GroupBy(e => EntrySubjects.DrawsOf(e.Body).Single()))
        {
            _byId[draw.Key] = _draws[_places[draw.Key]] = PublicDraws.Again(_byId[draw.Key], _byId, ledger);
            foreach (LedgerEntry change in draw)
            {
                Touch(touched, draw.Key, change.Body is NamedBody named ? named.Firm : ((SubstitutionBody)change.Body).Firm);
            }
        }

        foreach (LedgerEntry entry in added.Where(e => e.Body is ResultBody))
        {
            var result = (ResultBody)entry.Body;
            Identifier firm = ById[result.Draw].Inspected(result.Firm);
            PublicResult? before = ResultOf(result.Draw, result.Firm);
            Count(firm, -1);
            AddResult(entry);
            Count(firm, 1);
            foreach (PublicResult problem in new[] { before, ResultOf(result.Draw, result.Firm) }.OfType<PublicResult>().Where(r => r.HasProblem))
            {
                touched.Problems.Add((problem.Body.InspectedOn.Year, problem.Body.InspectedOn.Month));
            }

            Touch(touched, result.Draw, result.Firm);
            _figures.Remove((result.Draw.Sector, result.Draw.Year));
        }

        return touched;
    }

    // A joint visit stands on the pages of both draws.
    private void Touch(Touched touched, DrawId id, Identifier drawn)
    {
        PublicDraw draw = ById[id];
        touched.Draws.Add(id);
        touched.Firms.UnionWith([drawn, draw.Inspected(drawn)]);
        if (JoinedOf(draw, drawn) is { } joined && ById.TryGetValue(joined.Earlier == id ? joined.Later : joined.Earlier, out PublicDraw? other))
        {
            touched.Draws.Add(other.Id);
            touched.Firms.UnionWith(other.Firms.Where(f => other.Inspected(f) == draw.Inspected(drawn)));
        }
    }

    private void AddResult(LedgerEntry entry)
    {
        var result = (ResultBody)entry.Body;
        _history.Add(result);
        if (_results.Add(entry) && ById.TryGetValue(result.Draw, out PublicDraw? draw))
        {
            Identifier firm = draw.Inspected(result.Firm);
            if (!_inspected.TryGetValue(firm, out List<(DrawId, Identifier)>? of))
            {
                _inspected.Add(firm, of = []);
            }

            of.Add((result.Draw, result.Firm));
        }
    }

    // Adds a firm's visits to those of their years, or takes them off.
    private void Count(Identifier firm, int sign)
    {
        foreach (PublicVisit visit in VisitsOf(firm))
        {
            if (!_burden.TryGetValue(visit.On.Year, out Dictionary<Identifier, int>? year))
            {
                _burden.Add(visit.On.Year, year = []);
            }

            year[firm] = year.GetValueOrDefault(firm) + sign;
            if (year[firm] == 0)
            {
                year.Remove(firm);
            }
        }
    }

    private History Closed(int year)
    {
        if (!_closed.TryGetValue(year, out History? history))
        {
            _closed.Add(year, history = new History(ClosedYears.UntilClosed(Entries.Select(e => e.Body), year), Draws.Select(d => d.ToPast())));
        }

        return history;
    }
}

using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Staffing;

namespace Inspections.Core.Rounds;

/// <summary>A draw committed to before, as history needs it.</summary>
/// <param name="Draw">Its id.</param>
/// <param name="FrameSize">Leaves of its frame.</param>
/// <param name="Drawn">The firms drawn; empty while there is no disclosed receipt.</param>
/// <param name="Projects">Of the drawn ids that are projects, their firms.</param>
public sealed record PastDraw(
    DrawId Draw, long FrameSize, IReadOnlyList<Identifier> Drawn, IReadOnlyDictionary<Identifier, Identifier> Projects)
{
    /// <summary>The firms drawn; empty while there is no disclosed receipt.</summary>
    public IReadOnlyList<Identifier> Drawn { get; init => field = Given.List(value); } = Given.List(Drawn);

    /// <summary>The drawn projects, each with its firm.</summary>
    public IReadOnlyDictionary<Identifier, Identifier> Projects { get; init => field = ValueMap<Identifier, Identifier>.Of(value); } = ValueMap<Identifier, Identifier>.Of(Projects);

    /// <summary>The firm of a drawn id: itself, or the project's.</summary>
    internal Identifier FirmOf(Identifier id) => Projects.TryGetValue(id, out Identifier firm) ? firm : id;

    /// <summary>The drawn id that a joint visit to <paramref name="firm"/> is about: the id itself, else the firm's first in draw order; null when neither was drawn.</summary>
    internal Identifier? JoinedId(Identifier firm) => DrawnTeams.JoinedId(Drawn, FirmOf, firm);
}

/// <summary>
/// What the ledger before a commitment says about firms: who was drawn and still counts, who was inspected when
/// (protocol sections 2, 3 and 9). The bureau and every verifier compute exclusions, <c>largest</c> and
/// <c>gone</c> by this one rule.
/// </summary>
public sealed class History
{
    private readonly Dictionary<DrawId, PastDraw> _byId;
    private readonly HashSet<DrawId> _voided;
    private readonly CurrentResults<ResultBody> _results;
    private readonly List<VisitBody> _visits;
    private readonly List<JoinedBody> _joined;
    private readonly HashSet<Identifier> _visited;
    private ILookup<Identifier, Inspection>? _inspections;

    /// <summary>History of the entries before a commitment and of the draws they name.</summary>
    /// <param name="before">The bodies of all entries before it, in order.</param>
    /// <param name="draws">The draws committed to in them; voided ones are recognised here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="before"/> or <paramref name="draws"/> is null.</exception>
    public History(IEnumerable<EntryBody> before, IEnumerable<PastDraw> draws)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(draws);
        (_byId, _voided, _results, _visits, _joined, _visited) = ([], [], new(r => r), [], [], []);
        foreach (PastDraw draw in draws)
        {
            _byId.TryAdd(draw.Draw, draw);
        }

        foreach (EntryBody body in before)
        {
            Take(body);
        }
    }

    private History(History before)
    {
        (_byId, _voided, _results) = (new(before._byId), [.. before._voided], before._results.Copy());
        (_visits, _joined, _visited) = ([.. before._visits], [.. before._joined], [.. before._visited]);
    }

    /// <summary>The history some entries later; this one stays as it is.</summary>
    /// <param name="more">The bodies of the entries that follow, in order.</param>
    /// <param name="read">A draw that they commit to or that they say was drawn, as it stands after them.</param>
    internal History After(IEnumerable<EntryBody> more, Func<DrawId, PastDraw> read)
    {
        ArgumentNullException.ThrowIfNull(more);
        ArgumentNullException.ThrowIfNull(read);
        var after = new History(this);
        foreach (EntryBody body in more)
        {
            if (body is CommitmentBody or ReceiptBody)
            {
                DrawId draw = body is CommitmentBody committed ? committed.Draw : ((ReceiptBody)body).Draw;
                after._byId[draw] = read(draw);
            }

            after.Take(body);
        }

        return after;
    }

    /// <summary>True for an entry that says something about the history of firms: what is sealed or under review does not.</summary>
    /// <param name="body">Its body.</param>
    internal static bool Tells(EntryBody body) => body is CommitmentBody or ReceiptBody or VoidBody or ResultBody or VisitBody or JoinedBody;

    /// <summary>Takes note of one more result, in the order of the ledger. Not while others ask.</summary>
    /// <param name="result">The result.</param>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public void Add(ResultBody result)
    {
        ArgumentNullException.ThrowIfNull(result);
        _results.Add(result);
        _inspections = null;
    }

    /// <summary>The distinct ids drawn for a sector in a year that still count: the newest record of their draw does not close them out.</summary>
    public IReadOnlySet<Identifier> Counting(SectorCode sector, int year) =>
        OfYear(sector, year)
            .SelectMany(d => d.Drawn.Where(f => !_results.TryGet(d.Draw, f, out ResultBody? r) || !r.IsClosing))
            .ToHashSet();

    /// <summary>The ids that a result has closed out, whatever their sector and year.</summary>
    public IReadOnlySet<Identifier> ClosedOut => _results.Newest.Where(r => r.IsClosing).Select(r => r.Firm).ToHashSet();

    /// <summary>The largest frame of a sector in a year, at least <paramref name="own"/>.</summary>
    public long Largest(SectorCode sector, int year, long own) => OfYear(sector, year).Select(d => d.FrameSize).Append(own).Max();

    /// <summary>The rule that says of every id of a frame why it may not be drawn.</summary>
    /// <param name="policy">The sector's rules.</param>
    /// <param name="year">The year drawn for.</param>
    /// <param name="day">The draw's date.</param>
    /// <param name="firmOf">The firm of a project of the frame; null for any other id.</param>
    /// <param name="scope">Which inspections are asked for.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> or <paramref name="firmOf"/> is null.</exception>
    public ExclusionRule ExclusionsFor(SectorPolicy policy, int year, DateOnly day, Func<Identifier, Identifier?> firmOf, InspectionScope scope = InspectionScope.All)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(firmOf);

        // A visit is of the id that it names and of the firm of that id in this frame.
        var projects = _visited.Select(id => (Id: id, Firm: firmOf(id))).Where(p => p.Firm is not null && p.Firm != p.Id).ToLookup(p => p.Firm!.Value, p => p.Id);

        // As they are now, where any of them may keep somebody out; else they are gathered only for whoever asks how many there are.
        ILookup<Identifier, Inspection>? now = ExclusionRule.CountsInspections(policy) ? Inspections : null;
        return new ExclusionRule(policy, year, day, scope, Counting(policy.Sector, year), () => now ?? Inspections, projects);
    }

    /// <summary>True when the ledger has any visit outside the draws.</summary>
    internal bool HasVisits => _visited.Count > 0;

    /// <summary>True when the id is named by a visit outside the draws.</summary>
    internal bool IsVisited(Identifier id) => _visited.Contains(id);

    private void Take(EntryBody body)
    {
        switch (body)
        {
            case VoidBody end:
                _voided.Add(end.Draw);
                break;
            case VisitBody visit:
                _visits.Add(visit);
                _visited.Add(visit.Firm);
                break;
            case JoinedBody joined:
                _joined.Add(joined);
                break;
            case ResultBody result:
                _results.Add(result);
                break;
            default:
                break;
        }
    }

    // Worked out when somebody asks, and kept until there is one more result.
    private ILookup<Identifier, Inspection> Inspections => _inspections ??= _visits.Select(v => new Inspection([v.Firm], [(v.Firm, null)], v.InspectedOn)).Concat(Results())
        .SelectMany(i => i.Keys.Select(k => (Key: k, Inspection: i)))
        .ToLookup(p => p.Key, p => p.Inspection);

    // Both results of a joint visit are one inspection, on the later of their days.
    private IEnumerable<Inspection> Results()
    {
        Identifier Firm(ResultBody r) => _byId.TryGetValue(r.Draw, out PastDraw? draw) ? draw.FirmOf(r.Firm) : r.Firm;
        Dictionary<(DrawId, Identifier), int> visit = [];
        int visits = 0;
        foreach (JoinedBody joined in _joined)
        {
            foreach (DrawId draw in new[] { joined.Earlier, joined.Later })
            {
                if (_byId.TryGetValue(draw, out PastDraw? past) && past.JoinedId(joined.Firm) is Identifier id)
                {
                    visit.TryAdd((draw, id), visits);
                }
            }

            visits++;
        }

        ILookup<int, ResultBody> joint = _results.Records.Where(r => !r.IsWithdrawn && visit.ContainsKey((r.Draw, r.Firm))).ToLookup(r => visit[(r.Draw, r.Firm)]);
        return _results.Records.Where(r => !r.IsWithdrawn && !visit.ContainsKey((r.Draw, r.Firm)))
            .Select(r => new Inspection([Firm(r)], [(r.Firm, r.Draw.Sector)], r.InspectedOn))
            .Concat(joint.Select(g => new Inspection([.. g.Select(Firm).Distinct()], [.. g.Select(r => (r.Firm, (SectorCode?)r.Draw.Sector))], g.Max(r => r.InspectedOn))));
    }

    private IEnumerable<PastDraw> OfYear(SectorCode sector, int year) => _byId.Values.Where(d => d.Draw.Sector == sector && d.Draw.Year == year && !_voided.Contains(d.Draw));
}

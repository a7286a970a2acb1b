using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Core.Statistics;
using Inspections.Worker.Files;
using Inspections.Worker.Publication.Archives;

namespace Inspections.Worker.Publication.Reports;

/// <summary>The figures of a period, computed from nothing but published files.</summary>
internal sealed class PeriodFigures
{
    private readonly ArchivedLedger _ledger;
    private readonly ObservedDraw[] _draws;
    private readonly IReadOnlyDictionary<(DrawId Draw, Identifier Firm), ResultBody> _results;
    private readonly Dictionary<Label, bool> _late;
    private readonly History _history;
    private readonly EntryBody[] _inPeriod;

    /// <summary>The figures of one period.</summary>
    /// <param name="files">The published files.</param>
    /// <param name="published">The draws that they give.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="UserErrorException">Nothing is published of it.</exception>
    public PeriodFigures(IPublishedFiles files, PublishedDraws published, ReportPeriod period)
        : this(files, ArchivedLedger.Read(files, period.Year), published, period)
    {
    }

    /// <summary>The same, of a ledger that has been read.</summary>
    /// <param name="files">The published files.</param>
    /// <param name="ledger">Their ledger, up to the end of the period's year.</param>
    /// <param name="published">The draws that they give.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="UserErrorException">Nothing is published of it.</exception>
    public PeriodFigures(IPublishedFiles files, ArchivedLedger ledger, PublishedDraws published, ReportPeriod period)
    {
        Period = period;
        _ledger = ledger;
        _draws = [.. published.Draws.Where(d => d.Id.Year == period.Year && DateOf(d) <= period.Last)];
        if (_draws.Length == 0)
        {
            throw ReportRefusals.NoDraw.Error(BeijingTime.Format(period.Last), period.Year);
        }

        Term = ReadTerm(files, period.Year);
        KeptBack = published.Others.Count(o => o.Draw.Year == period.Year && o.Reason == NotObserved.KeptBack);
        _results = LatestResults.OfFirms(_ledger.Bodies<ResultBody>(), r => r);
        _late = _ledger.Entries.Where(e => e.Body is ResultBody { Version: 1 }).ToDictionary(
            e => ((ResultBody)e.Body).Record, e => Term.IsLate(((ResultBody)e.Body).InspectedOn, e.At));
        _history = new History(
            ClosedYears.UntilClosed(_ledger.Entries.Select(e => e.Body), period.Year),
            _draws.Select(d => new PastDraw(d.Id, d.Commitment.Frame.Size, [.. d.Drawn], new Dictionary<Identifier, Identifier>())));
        _inPeriod = [.. _ledger.Entries.Where(e => e.Body is VoidBody or SubstitutionBody && period.Contains(BeijingTime.DateOf(e.At))).Select(e => e.Body)];
        PolicyDocument owed = Owed(files);
        Sectors = [.. _draws.GroupBy(d => d.Id.Sector).OrderBy(g => g.Key).Select(g => Of([.. g], owed.Of(g.Key) ?? ReadPolicy(files, g.Last().Commitment.Policy).Of(g.Key)!))];
        NeverDrawn = [.. owed.Sectors.Where(p => Sectors.All(s => s.Sector != p.Sector)).Select(p => p.Name)];
        Visits = CountVisits();
    }

    public ReportPeriod Period { get; }

    /// <summary>The term that the bureau has published for the year, and the working days it counts by.</summary>
    public PublicationTerm Term { get; }

    public string Authority => _ledger.Checkpoint.Origin.ToString();

    /// <summary>Entries of the ledger that the figures follow from.</summary>
    public long LedgerSize => _ledger.Checkpoint.Head.Size;

    public IReadOnlyList<SectorFigures> Sectors { get; }

    /// <summary>Sectors of which the year owes draws and nothing was drawn in the year, so far.</summary>
    public IReadOnlyList<string> NeverDrawn { get; }

    /// <summary>Draws of the year whose lists are not public yet; they are in no figure.</summary>
    public int KeptBack { get; }

    /// <summary>Visits of each firm that was visited: random ones that took place, a joint one once, and all others.</summary>
    public IReadOnlyDictionary<Identifier, int> Visits { get; }

    /// <summary>What the ledger says of the year when it was closed, or null.</summary>
    public ClosedBody? Closing => Period.Quarter is null ? _ledger.Bodies<ClosedBody>().LastOrDefault(c => c.Year == Period.Year) : null;

    private static DateOnly DateOf(ObservedDraw draw) => BeijingTime.DateOf(draw.Commitment.DrawAt);

    // What the year owes by the end of the period: a policy that is entered later is the next year's, or rises the rules for what comes.
    private PolicyDocument Owed(IPublishedFiles files)
    {
        var voided = _ledger.Bodies<VoidBody>().Select(v => v.Draw).ToHashSet();
        Digest? drawnBy = _ledger.Entries
            .Where(e => e.Body is CommitmentBody c && c.Draw.Year == Period.Year && !voided.Contains(c.Draw) && BeijingTime.DateOf(e.At) <= Period.Last)
            .Select(e => files.TryRead(PublicLayout.Commitment(((CommitmentBody)e.Body).Draw)) is byte[] file ? (Digest?)Commitment.FromJson(CanonicalJson.Parse(file)).Policy : null)
            .LastOrDefault(p => p is not null);
        return OwedRules.Of(drawnBy is Digest policy ? ReadPolicy(files, policy) : null, () => Adopted(files), Period.Year)!;
    }

    private AdoptedPolicy[] Adopted(IPublishedFiles files) =>
    [
        .. _ledger.Entries.Where(e => e.Body is DocumentBody { Document: DocumentKind.Policy } && BeijingTime.DateOf(e.At) <= Period.Last)
            .Select(e => new AdoptedPolicy(e.Index, e.At, ReadPolicy(files, ((DocumentBody)e.Body).Digest))),
    ];

    private static PublicationTerm ReadTerm(IPublishedFiles files, int year) => files.TryRead(PublicLayout.Term(year)) is byte[] term
        ? PublicationTerm.FromJson(CanonicalJson.Parse(term))
        : throw ReportRefusals.NoTerm.Error(PublicLayout.Term(year));

    private static PolicyDocument ReadPolicy(IPublishedFiles files, Digest digest) =>
        PolicyDocument.FromJson(CanonicalJson.Parse(files.TryRead(PublicLayout.Policy(digest))!));

    private SectorFigures Of(ObservedDraw[] all, SectorPolicy rules)
    {
        SectorCode sector = rules.Sector;
        ObservedDraw[] draws = [.. all.Where(d => Period.Contains(DateOf(d)))];
        (DrawId Draw, Identifier Firm)[] drawn = [.. draws.SelectMany(d => d.Drawn.Select(f => (d.Id, f)))];
        ResultBody[] results = [.. drawn.Where(_results.ContainsKey).Select(d => _results[d])];
        ResultBody[] inEffect = [.. results.Where(r => !r.IsWithdrawn)];
        return new SectorFigures
        {
            Sector = sector,
            Name = rules.Name,
            Reached = SectorYearFigures.Of(
                _history, sector, Period.Year, all.Select(d => d.Id.Round), _ledger.Bodies<InfeasibleBody>().Where(i => i.Sector == sector && i.Year == Period.Year)),
            Floor = rules.Floor,
            RoundsRequired = rules.Rounds,
            Rounds = draws.Length,
            Committed = draws.Sum(d => d.Commitment.Quotas.Sum(q => q.Take)),
            Drawn = drawn.Length,
            Published = inEffect.Length,
            Withdrawn = results.Length - inEffect.Length,
            Outstanding = drawn.Count(d => !_results.ContainsKey(d)),
            InTime = results.Count(r => !_late[r.Record]),
            Late = results.Count(r => _late[r.Record]),
            Corrected = inEffect.Count(r => r.Version > 1),
            Inspected = inEffect.Count(TookPlace),
            NotInspected = inEffect.Count(r => !TookPlace(r)),
            Voided = _inPeriod.OfType<VoidBody>().Count(v => v.Draw.Sector == sector && v.Draw.Year == Period.Year),
            Substituted = _inPeriod.OfType<SubstitutionBody>().Count(s => s.Draw.Sector == sector && s.Draw.Year == Period.Year),
            Categories = inEffect.SelectMany(r => r.Categories).GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count()),
        };
    }

    private static bool TookPlace(ResultBody result) => !result.IsWithdrawn && !result.Categories.Any(c => c.IsNotInspected);

    // A joint visit is one, whichever of its two draws is counted: the earlier, if both are here.
    private Dictionary<Identifier, int> CountVisits()
    {
        var later = _ledger.Bodies<JoinedBody>().Select(j => (j.Later, j.Firm)).ToHashSet();
        return _draws.Where(d => Period.Contains(DateOf(d)))
            .SelectMany(d => d.Frame.Where(l => d.Drawn.Contains(l.Id)).Select(l => (Key: (d.Id, l.Id), l.Inspected)))
            .Where(v => _results.TryGetValue(v.Key, out ResultBody? result) && TookPlace(result) && !later.Contains(v.Key))
            .Select(v => v.Inspected)
            .Concat(_ledger.Bodies<VisitBody>().Where(v => Period.Contains(v.InspectedOn)).Select(v => v.Firm))
            .GroupBy(f => f).ToDictionary(g => g.Key, g => g.Count());
    }
}

using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;

namespace Inspections.Core.Bureaus;

/// <summary>
/// What a bureau's ledger and records come to: where each draw stands, its teams, what counts of firms, what a year owes. Everything is
/// asked of the rules that verifiers ask. What was worked out is kept while nothing was entered that it follows from.
/// </summary>
/// <param name="entries">The ledger.</param>
/// <param name="records">What the bureau keeps beside it.</param>
/// <param name="memory">What earlier readings of the same ledger have worked out, such as those of a process's transactions before this one.</param>
public sealed class LedgerReading(ILedgerEntries entries, IBureauRecords records, LedgerMemory memory)
{
    private readonly Dictionary<DrawId, TeamsNow> _teams = [];
    private readonly Dictionary<DrawId, (int Seen, CurrentResults<ResultBody> Results)> _results = [];
    private readonly ClosedYears _closed = new();
    private (int Size, History History)? _history;
    private int _closedSeen;
    private SealsSeen _seals = SealsSeen.None;

    /// <summary>The ledger.</summary>
    public ILedgerEntries Entries { get; } = entries;

    /// <summary>What the bureau keeps beside it.</summary>
    public IBureauRecords Records { get; } = records;

    /// <summary>The keys in force; null before the first entry.</summary>
    public KeyBody? Keys => Of<KeyBody>().LastOrDefault();

    /// <summary>The time of the last entry; null before the first.</summary>
    public DateTimeOffset? LastAt => Entries.Size == 0 ? null : Entries.EntryAt(Entries.Size - 1).At;

    /// <summary>The policies that the ledger took, in order.</summary>
    public IReadOnlyList<AdoptedPolicy> Policies =>
    [
        .. Entries.EntriesOf<DocumentBody>().Where(e => ((DocumentBody)e.Body).Document == DocumentKind.Policy)
            .Select(e => new AdoptedPolicy(e.Index, e.At, Records.PolicyOf(((DocumentBody)e.Body).Digest))),
    ];

    /// <summary>What firms were drawn and inspected so far (protocol sections 2, 3 and 9).</summary>
    public History History
    {
        get
        {
            if (_history is not { } kept || kept.Size != Entries.Size)
            {
                _history = kept = (Entries.Size, memory.HistoryAt(Entries, Records));
            }

            return kept.History;
        }
    }

    /// <summary>The lottery issues that commitments name, and every value that was entered (protocol section 4).</summary>
    public NamedIssues Issues
    {
        get
        {
            var voided = Entries.EntriesOf<VoidBody>().ToDictionary(e => ((VoidBody)e.Body).Draw, e => (DateTimeOffset?)e.At);
            return new NamedIssues(
                Committed.Select(Records.CommitmentOf).Where(c => NamedIssues.Counts(c.DrawAt, voided.GetValueOrDefault(c.Draw)))
                    .SelectMany(c => c.Sources.OfType<LotterySource>().Select(s => (c.Draw, s))),
                Of<ValueBody>());
        }
    }

    /// <summary>Every draw committed to, in the order of the ledger.</summary>
    public IEnumerable<DrawId> Committed => Of<CommitmentBody>().Select(c => c.Draw);

    /// <summary>The recusals that substitutions entered, sealed ones too, in the order in which they bind (protocol section 9).</summary>
    public IReadOnlyList<BindingRecusal> Recusals => RecusalsWith(SealedChanges());

    /// <summary>The bodies of one kind, in order.</summary>
    public IEnumerable<T> Of<T>()
        where T : EntryBody => Entries.EntriesOf<T>().Select(e => (T)e.Body);

    /// <summary>The bodies of one kind that name a draw, in order.</summary>
    public IEnumerable<T> Of<T>(DrawId draw)
        where T : EntryBody => Entries.EntriesOf<T>(draw).Select(e => (T)e.Body);

    /// <summary>True once a draw is committed to.</summary>
    public bool IsCommitted(DrawId draw) => Of<CommitmentBody>(draw).Any();

    /// <summary>The <c>receipt</c> or <c>void</c> entry by which a draw ended; null while it has none.</summary>
    public LedgerEntry? EndOf(DrawId draw) => Entries.About(draw).FirstOrDefault(e => e.Body is ReceiptBody or VoidBody);

    /// <summary>The draw's <c>receipt</c> entry, or null.</summary>
    public LedgerEntry? ReceiptOf(DrawId draw) => EndOf(draw) is { Body: ReceiptBody } receipt ? receipt : null;

    /// <summary>The draw's <c>void</c> entry, or null.</summary>
    public VoidBody? VoidOf(DrawId draw) => EndOf(draw)?.Body as VoidBody;

    /// <summary>The values entered for a draw, by source.</summary>
    public IReadOnlyDictionary<Label, string> ValuesOf(DrawId draw) => Of<ValueBody>(draw).ToDictionary(v => v.Name, v => v.Value);

    /// <summary>The sources whose value is still needed before the receipt: all but the bureau's own of a list kept back, which come with the disclosure (protocol sections 4 and 8).</summary>
    public IReadOnlyList<Source> MissingOf(DrawId draw)
    {
        Commitment commitment = Records.CommitmentOf(draw);
        IReadOnlyDictionary<Label, string> entered = ValuesOf(draw);
        return [.. commitment.Sources.Where(s => !entered.ContainsKey(s.Name) && !(commitment.IsKeptBack && s is SealedSource { Witness: null }))];
    }

    /// <summary>The entries that are made at a draw's time of the witnesses whose value did not come: <c>ABSENT</c> (protocol section 4).</summary>
    public IReadOnlyList<ValueBody> AbsentOf(DrawId draw) => [.. MissingOf(draw).Where(s => s is SealedSource { Witness: not null }).Select(s => new ValueBody(draw, s.Name, Source.Absent))];

    /// <summary>The entries that make a list public that was kept back: the bureau's own values, then the changes of its teams in the order of their seals (protocol section 8).</summary>
    /// <exception cref="ArgumentNullException"><paramref name="outcome"/> is null.</exception>
    public IReadOnlyList<EntryBody> DisclosureOf(DrawOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return [.. outcome.OwnValues(), .. Records.SealedOf(outcome.Receipt.Draw).Where(s => s.Body is not ResultBody).Select(s => s.Opened())];
    }

    /// <summary>True while the changes of a draw's teams are entered by their digest: its list is kept back (protocol section 8).</summary>
    public bool IsKeptBack(DrawId draw) => Records.CommitmentOf(draw).IsKeptBack && !IsDisclosed(draw);

    /// <summary>True when a draw has its receipt and every value is in the ledger: its list is public.</summary>
    public bool IsDisclosed(DrawId draw)
    {
        IReadOnlyDictionary<Label, string> entered = ValuesOf(draw);
        return ReceiptOf(draw) is not null && Records.CommitmentOf(draw).Sources.All(s => entered.ContainsKey(s.Name));
    }

    /// <summary>How the sector's last commitment stands, of whatever year; null before its first (protocol section 8).</summary>
    public LastTry? LastOf(SectorCode sector)
    {
        if (Of<CommitmentBody>().LastOrDefault(c => c.Draw.Sector == sector)?.Draw is not { } draw)
        {
            return null;
        }

        LedgerEntry? end = EndOf(draw);
        Commitment commitment = Records.CommitmentOf(draw);
        long?[] own = [.. commitment.Sources.OfType<SealedSource>().Where(s => s.Witness is null)
            .Select(s => Entries.About(draw).FirstOrDefault(e => e.Body is ValueBody v && v.Name == s.Name)?.Index)];
        return new LastTry(draw, end?.Index, end?.Body is ReceiptBody && commitment.IsKeptBack, own.Contains(null) ? null : own.Max());
    }

    /// <summary>The commitments of a year that are not void, in their order.</summary>
    public IEnumerable<Commitment> CommitmentsOf(int year) => Committed.Where(d => d.Year == year && VoidOf(d) is null).Select(Records.CommitmentOf);

    /// <summary>The policy that a commitment entered next is drawn by: the one in force on its draw's date; for the next try that keeps a voided one's frame, that one's (protocol sections 8 and 11). Null without any.</summary>
    public PolicyDocument? PolicyFor(DrawId draw, DateOnly drawDate) => KeptTry(draw) is { } kept
        ? Records.PolicyOf(Records.CommitmentOf(kept).Policy)
        : PolicyInForce.For(Policies, drawDate)?.Document;

    /// <summary>The voided try whose frame, and with it policy and flags, a draw keeps; null for any other (protocol section 8).</summary>
    internal DrawId? KeptTry(DrawId draw) =>
        draw.PreviousTry is { } before && VoidOf(before) is { } end && NextTry.KeepsFrame(end.Reason) ? before : null;

    /// <summary>The teams of a draw with its receipt as they stand now, sealed changes too (protocol sections 7 and 9).</summary>
    public CurrentTeams TeamsOf(DrawId draw) => TeamsPair(draw).Teams;

    /// <summary>The same as far as everybody will see it when this draw alone is disclosed: without what other draws keep back.</summary>
    public CurrentTeams PublicTeamsOf(DrawId draw) => TeamsPair(draw).Public;

    /// <summary>Who visits a drawn firm: its team, or the one of its joint visit.</summary>
    /// <param name="draw">The draw.</param>
    /// <param name="firm">The drawn firm.</param>
    /// <param name="index">As it stood before this entry; now unless given.</param>
    public IReadOnlyList<Identifier> VisitorsOf(DrawId draw, Identifier firm, long index = long.MaxValue) => TeamsOf(draw).Knows(firm)
        ? JointTeam.VisitorsOf(TeamsOf(draw), firm, Of<JoinedBody>(draw), TeamsOf, index)
        : [];

    /// <summary>The years that are closed, and what they still take.</summary>
    internal ClosedYears Closed
    {
        get
        {
            foreach (LedgerEntry entry in Entries.EntriesOf<ClosedBody>(_closedSeen))
            {
                _closed.Add(entry.Index, entry.Body);
                _closedSeen++;
            }

            return _closed;
        }
    }

    /// <summary>The public results of a draw that count.</summary>
    internal CurrentResults<ResultBody> ResultsOf(DrawId draw)
    {
        (int seen, CurrentResults<ResultBody>? results) = _results.TryGetValue(draw, out var kept) ? kept : (0, new CurrentResults<ResultBody>(r => r));
        foreach (LedgerEntry version in Entries.EntriesOf<ResultBody>(draw).Skip(seen))
        {
            results.Add((ResultBody)version.Body);
            seen++;
        }

        _results[draw] = (seen, results);
        return results;
    }

    /// <summary>What was entered before of an issue or a pulse that this value is another one of; null when none was (protocol section 4).</summary>
    internal (DrawId Draw, string Value)? OtherValue(Label source, string value) => new NamedIssues([], Of<ValueBody>()).OtherValue(source, value);

    /// <summary>The teams of a draw, replayed from all that changes them now.</summary>
    /// <param name="draw">The draw.</param>
    /// <param name="before">The same as they were when less was entered; null where they were never asked for.</param>
    /// <param name="changes">How many changes of teams there are.</param>
    internal TeamsNow Replay(DrawId draw, TeamsNow? before, int changes)
    {
        LedgerEntry[] pending = SealedChanges(), own = [.. pending.Where(e => EntrySubjects.DrawsOf(e.Body).Contains(draw))];
        IReadOnlyList<TeamEntry> all = TeamEntry.AllOf(
            Entries.EntriesOf<SubstitutionBody>(draw).Concat(Entries.EntriesOf<NamedBody>(draw)).Concat(own), Entries.EntryAt);
        CurrentTeams Teams(LedgerEntry[] binding, CurrentTeams? from) => from?.After(all, RecusalsWith(binding))
            ?? new CurrentTeams(Records.ReceivedOf(draw).ToTeams(ReceiptOf(draw)?.Index), all, RecusalsWith(binding));
        CurrentTeams teams = Teams(pending, before?.Teams);
        return new TeamsNow(Entries.Size, changes, teams, own.Length == pending.Length ? teams : Teams(own, before?.Public));
    }

    // Changes of teams, also those that are sealed. Seals of results, of which there are many, change no team.
    private int Changes
    {
        get
        {
            _seals = memory.Count(Entries, _seals);
            return Entries.CountOf<SubstitutionBody>() + Entries.CountOf<NamedBody>() + _seals.Changes;
        }
    }

    // Recusals bind teams of other draws too: any change of a team makes all of them old.
    private TeamsNow TeamsPair(DrawId draw)
    {
        int changes = Changes;
        if (!_teams.TryGetValue(draw, out TeamsNow? kept) || kept.Changes != changes)
        {
            _teams[draw] = kept = memory.TeamsOf(this, draw, changes);
        }

        return kept;
    }

    // Sealed changes of teams, each in the place of its seal: they stand although nobody else can see them yet.
    private LedgerEntry[] SealedChanges() =>
        [.. Records.SealedChanges.Select(s => Entries.EntryAt(s.Index) with { Body = s.Body })];

    private IReadOnlyList<BindingRecusal> RecusalsWith(IEnumerable<LedgerEntry> pending) => BindingRecusal.AllOf(
        Entries.EntriesOf<SubstitutionBody>().Concat(pending), (draw, id) => ReceiptOf(draw) is null ? null : Records.ReceivedOf(draw).Projects.GetValueOrDefault(id, id));
}

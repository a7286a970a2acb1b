using System.Runtime.CompilerServices;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Staffing;

namespace Inspections.Core.Rounds;

/// <summary>All that goes into the commitment to one draw.</summary>
/// <remarks>
/// They must belong together: the policy is in force on the day of the draw and has rules for the sector; every firm is of the sector; issues and pulses
/// are known from the draw's time to seven days later; the head is that of a ledger and no value was sealed as zeros.
/// </remarks>
public sealed record RoundInputs
{
    /// <summary>The draw.</summary>
    public required DrawId Draw { get; init; }

    /// <summary>The rules in force.</summary>
    public required PolicyDocument Policy { get; init => field = Given.NotNull(value); }

    /// <summary>The log so far.</summary>
    public required TreeHead Ledger { get; init; }

    /// <summary>What it says about firms.</summary>
    public required History History { get; init => field = Given.NotNull(value); }

    /// <summary>
    /// The sector's firms and projects, in any order: read one by one, and not kept. Where the history has visits they are read twice, and must be the
    /// same both times.
    /// </summary>
    public required IEnumerable<Firm> Firms { get; init => field = Given.NotNull(value); }

    /// <summary>Every certified inspector.</summary>
    public required IReadOnlyList<RosterLeaf> Roster { get; init => field = Given.List(value); }

    /// <summary>Per firm, who must stay away.</summary>
    public required ILookup<Identifier, Identifier> Recusals { get; init => field = Given.NotNull(value); }

    /// <summary>Who must stay away since a substitution of whatever draw: those of this draw's year stand in its recusals, declared or not (protocol section 9).</summary>
    public IReadOnlyList<BindingRecusal> Binding { get; init => field = Given.List(value); } = ValueList<BindingRecusal>.Empty;

    /// <summary>A fresh salt for every recusal leaf.</summary>
    public required Func<Digest> Salt { get; init => field = Given.NotNull(value); }

    /// <summary>Where the random values come from.</summary>
    public required IReadOnlyList<Source> Sources { get; init => field = Given.List(value); }

    /// <summary>Who vouches for the draw.</summary>
    public IReadOnlyList<Witness> Witnesses { get; init => field = Given.List(value); } = ValueList<Witness>.Empty;

    /// <summary>The draw's time.</summary>
    public required DateTimeOffset DrawAt { get; init; }

    /// <summary>Until when the list is kept back, or null.</summary>
    public DateOnly? DiscloseBy { get; init; }

    /// <summary>True for the same one alone: firms are read one by one and cannot be compared.</summary>
    public bool Equals(RoundInputs? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>Asks that the inputs belong together.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    internal static void RequireFit(RoundInputs inputs)
    {
        RequirePromises(inputs);
        if (inputs.Policy.Of(inputs.Draw.Sector) is null)
        {
            throw new ArgumentException($"the policy has no sector '{inputs.Draw.Sector}'", nameof(inputs));
        }

        if (inputs.Policy.Effective > BeijingTime.DateOf(inputs.DrawAt))
        {
            throw new ArgumentException($"the policy holds from {BeijingTime.Format(inputs.Policy.Effective)}, after the draw", nameof(inputs));
        }
    }

    /// <summary>Asks that a firm belongs to the draw, and gives it back.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    internal static Firm Fitting(Firm firm, SectorPolicy rules)
    {
        string? reason =
            !firm.Sectors.Contains(rules.Sector) ? $"'{firm.Id}' is not of the sector '{rules.Sector}'"
            : !rules.Covers(firm.RiskClass) ? $"the policy of '{rules.Sector}' has no stratum for the risk class of '{firm.Id}', {firm.RiskClass?.ToString() ?? "none"}, and none for all"
            : null;
        return reason is null ? firm : throw new ArgumentException(reason, nameof(firm));
    }

    /// <summary>Asks that what a next try brings of its own can be kept: its sources and the head of the ledger.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    internal static void RequirePromises(RoundInputs inputs)
    {
        Given.Set(inputs.Draw, "draw");
        Source? late = inputs.Sources.FirstOrDefault(s => SourceTimes.RefusePromise(s, inputs.DrawAt) is not null);
        SealedSource? open = inputs.Sources.OfType<SealedSource>().FirstOrDefault(s => s.Digest == default);
        string? reason =
            late is not null ? $"'{late.Name}' is known {BeijingTime.Format(late.KnownAt!.Value)}; expected {SourceTimes.RefusePromise(late, inputs.DrawAt)}"
            : open is not null ? $"the digest of '{open.Name}' is zeros: no value opens it"
            : inputs.Ledger.Root == default ? "the head of the ledger is zeros: no ledger has it"
            : null;
        if (reason is not null)
        {
            throw new ArgumentException(reason, nameof(inputs));
        }
    }
}

/// <summary>A round is either committed to, not owed, or infeasible.</summary>
public abstract record PreparedRound
{
    private PreparedRound()
    {
    }

    // Whatever kinds there are, they are here.
    private protected abstract bool IsCommitted { get; }

    /// <summary>Ready to be committed to.</summary>
    public sealed record Ready : PreparedRound
    {
        internal Ready(
            Commitment commitment, LeafTree<FrameLeaf> frame, LeafTree<RosterLeaf> roster, LeafTree<RecusalLeaf>? recusals, IReadOnlyList<Identifier> unstaffable) =>
            (Commitment, Frame, Roster, Recusals, Unstaffable) = (commitment, frame, roster, recusals, ValueList<Identifier>.Of(unstaffable));

        /// <summary>The commitment.</summary>
        public Commitment Commitment { get; }

        /// <summary>Its frame.</summary>
        public LeafTree<FrameLeaf> Frame { get; }

        /// <summary>Its roster.</summary>
        public LeafTree<RosterLeaf> Roster { get; }

        /// <summary>Its recusals, or null when nobody must stay away.</summary>
        public LeafTree<RecusalLeaf>? Recusals { get; }

        /// <summary>Firms that may be drawn and by themselves have too few allowed inspectors.</summary>
        public IReadOnlyList<Identifier> Unstaffable { get; }

        private protected override bool IsCommitted => true;
    }

    /// <summary>A supplementary round, and the year owes no firm any more.</summary>
    public sealed record NotOwed : PreparedRound
    {
        internal NotOwed()
        {
        }

        private protected override bool IsCommitted => false;
    }

    /// <summary>No firm can be drawn, even when lifted (protocol section 5, step 5).</summary>
    public sealed record Infeasible : PreparedRound
    {
        internal Infeasible(InfeasibleBody body) => Body = body;

        /// <summary>The ledger entry that says so.</summary>
        public InfeasibleBody Body { get; }

        private protected override bool IsCommitted => false;
    }
}

/// <summary>Makes a round's frame, roster, recusals, quotas and commitment (protocol sections 2, 3 and 5).</summary>
public static class RoundPreparation
{
    /// <summary>Prepares the first try of a round; pure, nothing is committed to yet.</summary>
    /// <param name="inputs">All that goes into it.</param>
    /// <param name="cancellation">Stops the work; nothing is left of it.</param>
    /// <exception cref="ProtocolFormatException">The commitment would contradict itself, or a list names somebody twice.</exception>
    /// <exception cref="ArgumentException">The inputs do not belong together: see <see cref="RoundInputs"/>.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="inputs"/> is null.</exception>
    public static PreparedRound Prepare(RoundInputs inputs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Draw.Try == 1
            ? PrepareTry(inputs, cancellation)
            : throw new ArgumentException($"{inputs.Draw} is a later try of a round: {nameof(NextTry)}.{nameof(NextTry.Prepare)} knows what it keeps", nameof(inputs));
    }

    /// <summary>Prepares a try of a round from nothing but its inputs.</summary>
    internal static PreparedRound PrepareTry(RoundInputs inputs, CancellationToken cancellation = default)
    {
        RoundInputs.RequireFit(inputs);
        return PrepareAsGiven(inputs, cancellation);
    }

    /// <summary>The same of inputs that need not belong together: what a bureau with code of its own could commit to.</summary>
    internal static PreparedRound PrepareAsGiven(RoundInputs inputs, CancellationToken cancellation = default)
    {
        DrawId draw = inputs.Draw;
        SectorPolicy rules = inputs.Policy.Of(draw.Sector)!;
        IEnumerable<Firm> firms = inputs.Firms.Select(f => RoundInputs.Fitting(f, rules));
        cancellation.ThrowIfCancellationRequested();
        LeafTree<FrameLeaf> frame = LeafTrees.Frame(FrameList.Of(LeavesOf(firms, rules, inputs.History, draw.Year, BeijingTime.DateOf(inputs.DrawAt))).InOrder());
        cancellation.ThrowIfCancellationRequested();
        RoundFigures figures = FiguresOf(frame.Leaves, rules, inputs.History, draw.Year, draw.Round);
        Quotas quotas = Quotas.Of(figures);
        if (draw.Round > rules.Rounds && !quotas.OwesFirms)
        {
            return new PreparedRound.NotOwed();
        }

        if (quotas.Takes is null)
        {
            return new PreparedRound.Infeasible(new InfeasibleBody(
                draw.Sector,
                draw.Year,
                draw.Round,
                frame.Head.Root,
                figures.Strata.Sum(f => f.Population),
                figures.Strata.Sum(f => f.Drawn),
                figures.Strata.Sum(f => f.Eligible)));
        }

        cancellation.ThrowIfCancellationRequested();
        LeafTree<RosterLeaf> roster = LeafTrees.Roster(inputs.Roster);
        ILookup<Identifier, Identifier> away = AwayFrom(inputs, frame);
        LeafTree<RecusalLeaf>? recusals = RecusalsOf(away, frame, inputs.Salt);
        var commitment = new Commitment
        {
            Draw = draw,
            Rounds = rules.Rounds,
            Authority = inputs.Policy.Authority,
            Policy = inputs.Policy.Digest,
            Ledger = inputs.Ledger,
            Frame = frame.Head,
            Roster = roster.Head,
            Recusals = recusals?.Head,
            Floor = rules.Floor,
            Largest = figures.Largest,
            Gone = figures.Gone,
            Quotas = [.. rules.Strata.Zip(quotas.Takes, (s, take) => new Quota(s.Stratum, s.Rate, take))],
            Lifted = figures.Lifted,
            Team = rules.Team,
            Sources = inputs.Sources,
            Witnesses = inputs.Witnesses,
            DrawAt = inputs.DrawAt,
            DiscloseBy = inputs.DiscloseBy,
        };
        cancellation.ThrowIfCancellationRequested();
        return new PreparedRound.Ready(
            commitment.Consistent(),
            frame,
            roster,
            recusals,
            Eligibility.FirmsWithoutTeam(draw.Sector, rules.Team, roster.Leaves, frame.Leaves, figures.Lifted, away));
    }

    /// <summary>Per firm of a frame, who must stay away: as declared, and since substitutions of the year; the same for all projects of a firm.</summary>
    internal static ILookup<Identifier, Identifier> AwayFrom(RoundInputs inputs, LeafTree<FrameLeaf> frame)
    {
        BindingRecusal[] binding = [.. inputs.Binding.Where(r => r.Draw.Year == inputs.Draw.Year)];
        if (binding.Length == 0)
        {
            return inputs.Recusals;
        }

        ILookup<Identifier, BindingRecusal> named = binding.SelectMany(r => new[] { r.Id, r.Firm }.Distinct().Select(id => (Id: id, Recusal: r))).ToLookup(p => p.Id, p => p.Recusal);
        IEnumerable<(Identifier Firm, Identifier Inspector)> bound = frame.Leaves
            .SelectMany(l => named[l.Id].Concat(named[l.Inspected]).Where(r => r.IsAbout(l)).Select(r => (l.Inspected, r.Inspector)));
        return inputs.Recusals.SelectMany(f => f.Select(i => (Firm: f.Key, Inspector: i))).Concat(bound).Distinct().ToLookup(p => p.Firm, p => p.Inspector);
    }

    /// <summary>The recusals of a frame, each leaf with a fresh salt; null when nobody must stay away.</summary>
    internal static LeafTree<RecusalLeaf>? RecusalsOf(ILookup<Identifier, Identifier> away, LeafTree<FrameLeaf> frame, Func<Digest> salt)
    {
        if (away.Count == 0)
        {
            return null;
        }

        Digest last = default;
        Digest Fresh()
        {
            Digest next = salt();
            return next == default || next == last
                ? throw new ArgumentException("the salts of recusals must be fresh random bytes, another one for every firm: one that repeats tells who is kept from whom", nameof(salt))
                : last = next;
        }

        return LeafTrees.Recusals(RecusalList.Of(frame.Leaves.Select(l => new RecusalLeaf(
            l.Id, away.Contains(l.Inspected) ? [.. away[l.Inspected].Distinct().Order()] : [], Fresh()))));
    }

    /// <summary>The leaves of a sector's firms as they stand on a day, with every reason that keeps one out.</summary>
    /// <param name="firms">The sector's firms and projects.</param>
    /// <param name="rules">The sector's rules.</param>
    /// <param name="history">What the ledger says about firms.</param>
    /// <param name="year">The year drawn for.</param>
    /// <param name="day">The draw's date.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> or <paramref name="history"/> is null.</exception>
    public static FrameLeaf[] FrameOf(IEnumerable<Firm> firms, SectorPolicy rules, History history, int year, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(history);
        return [.. LeavesOf(firms, rules, history, year, day)];
    }

    private static IEnumerable<FrameLeaf> LeavesOf(IEnumerable<Firm> firms, SectorPolicy rules, History history, int year, DateOnly day)
    {
        // Only projects that a visit names have to be known before their firms' leaves are made.
        Dictionary<Identifier, Identifier> visited = !history.HasVisits ? []
            : firms.Where(f => f.Owner is not null && history.IsVisited(f.Id)).ToDictionary(f => f.Id, f => f.Owner!.Value);
        ExclusionRule rule = history.ExclusionsFor(rules, year, day, id => visited.TryGetValue(id, out Identifier firm) ? firm : null);
        return firms.Select(f => new FrameLeaf(f.Id, rules.StratumOf(f.RiskClass), rule.Of(f.Id, f.Owner ?? f.Id), f.Owner));
    }

    /// <summary>What decides how many firms a round of this frame takes.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/>, <paramref name="rules"/> or <paramref name="history"/> is null.</exception>
    public static RoundFigures FiguresOf(IReadOnlyList<FrameLeaf> frame, SectorPolicy rules, History history, int year, int round)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(history);
        bool lifted = FrameFigures.IsLifted(frame);
        return new RoundFigures(
            round,
            rules.Rounds,
            rules.Floor,
            history.Largest(rules.Sector, year, frame.Count),
            GoneFrom(frame, history.Counting(rules.Sector, year)),
            lifted,
            FrameFigures.Of(frame, [.. rules.Strata.Select(s => (s.Stratum, s.Rate))], lifted));
    }

    // Firms drawn this year, still counting, that are not in the frame.
    private static long GoneFrom(IReadOnlyList<FrameLeaf> frame, IReadOnlySet<Identifier> counting)
    {
        HashSet<Identifier> gone = [.. counting];
        foreach (FrameLeaf leaf in counting.Count == 0 ? [] : frame)
        {
            gone.Remove(leaf.Id);
        }

        return gone.Count;
    }
}

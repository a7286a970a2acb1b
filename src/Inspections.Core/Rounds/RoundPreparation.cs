using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Staffing;

namespace Inspections.Core.Rounds;

/// <summary>All that goes into the commitment to one draw.</summary>
public sealed record RoundInputs
{
    /// <summary>The draw.</summary>
    public required DrawId Draw { get; init; }

    /// <summary>The rules in force.</summary>
    public required PolicyDocument Policy { get; init; }

    /// <summary>The log so far.</summary>
    public required TreeHead Ledger { get; init; }

    /// <summary>What it says about firms.</summary>
    public required History History { get; init; }

    /// <summary>The sector's firms and projects.</summary>
    public required IReadOnlyList<Firm> Firms { get; init; }

    /// <summary>Every certified inspector.</summary>
    public required IReadOnlyList<RosterLeaf> Roster { get; init; }

    /// <summary>Per firm, who must stay away.</summary>
    public required ILookup<Identifier, Identifier> Recusals { get; init; }

    /// <summary>Who must stay away since a substitution of whatever draw: those of this draw's year stand in its recusals, declared or not (protocol section 9).</summary>
    public IReadOnlyList<BindingRecusal> Binding { get; init; } = [];

    /// <summary>A fresh salt for every recusal leaf.</summary>
    public required Func<Digest> Salt { get; init; }

    /// <summary>Where the random values come from.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>Who vouches for the draw.</summary>
    public IReadOnlyList<Witness> Witnesses { get; init; } = [];

    /// <summary>The draw's time.</summary>
    public required DateTimeOffset DrawAt { get; init; }

    /// <summary>Until when the list is kept back, or null.</summary>
    public DateOnly? DiscloseBy { get; init; }
}

/// <summary>A round is either committed to, not owed, or infeasible.</summary>
public abstract record PreparedRound
{
    private PreparedRound()
    {
    }

    /// <summary>Ready to be committed to.</summary>
    /// <param name="Commitment">The commitment.</param>
    /// <param name="Frame">Its frame.</param>
    /// <param name="Roster">Its roster.</param>
    /// <param name="Recusals">Its recusals, or null when nobody must stay away.</param>
    /// <param name="Unstaffable">Firms that may be drawn and by themselves have too few allowed inspectors.</param>
    public sealed record Ready(
        Commitment Commitment,
        LeafTree<FrameLeaf> Frame,
        LeafTree<RosterLeaf> Roster,
        LeafTree<RecusalLeaf>? Recusals,
        IReadOnlyList<Identifier> Unstaffable) : PreparedRound;

    /// <summary>A supplementary round, and the year owes no firm any more.</summary>
    public sealed record NotOwed : PreparedRound;

    /// <summary>No firm can be drawn, even when lifted (protocol section 5, step 5).</summary>
    public sealed record Infeasible(InfeasibleBody Body) : PreparedRound;
}

/// <summary>Makes a round's frame, roster, recusals, quotas and commitment (protocol sections 2, 3 and 5).</summary>
public static class RoundPreparation
{
    /// <summary>Prepares a round; pure, nothing is committed to yet.</summary>
    /// <exception cref="ArgumentException">The policy has no rules for the sector.</exception>
    public static PreparedRound Prepare(RoundInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        DrawId draw = inputs.Draw;
        SectorPolicy rules = inputs.Policy.Of(draw.Sector)
            ?? throw new ArgumentException($"the policy has no sector '{draw.Sector}'", nameof(inputs));
        IEnumerable<Firm> firms = LeafTrees.InOrder(inputs.Firms, f => f.Id);
        LeafTree<FrameLeaf> frame = LeafTrees.Frame(FrameList.Of(LeavesOf(firms, rules, inputs.History, draw.Year, BeijingTime.DateOf(inputs.DrawAt))));
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
        return new PreparedRound.Ready(
            commitment,
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

        return LeafTrees.Recusals(RecusalList.Of(frame.Leaves.Select(l => new RecusalLeaf(
            l.Id, away.Contains(l.Inspected) ? [.. away[l.Inspected].Distinct().Order()] : [], salt()))));
    }

    /// <summary>The leaves of a sector's firms as they stand on a day, with every reason that keeps one out.</summary>
    /// <param name="firms">The sector's firms and projects.</param>
    /// <param name="rules">The sector's rules.</param>
    /// <param name="history">What the ledger says about firms.</param>
    /// <param name="year">The year drawn for.</param>
    /// <param name="day">The draw's date.</param>
    public static FrameLeaf[] FrameOf(IEnumerable<Firm> firms, SectorPolicy rules, History history, int year, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(history);
        return [.. LeavesOf(firms, rules, history, year, day)];
    }

    private static IEnumerable<FrameLeaf> LeavesOf(IEnumerable<Firm> firms, SectorPolicy rules, History history, int year, DateOnly day)
    {
        // Only projects that a visit names have to be known before their firms' leaves are made.
        IEnumerable<Firm> listed = firms;
        Dictionary<Identifier, Identifier> visited = [];
        if (history.HasVisits)
        {
            Firm[] all = [.. firms];
            listed = all;
            visited = all.Where(f => f.Owner is not null && history.IsVisited(f.Id)).ToDictionary(f => f.Id, f => f.Owner!.Value);
        }

        ExclusionRule rule = history.ExclusionsFor(rules, year, day, id => visited.TryGetValue(id, out Identifier firm) ? firm : null);
        return listed.Select(f => new FrameLeaf(f.Id, rules.StratumOf(f.RiskClass), rule.Of(f.Id, f.Owner ?? f.Id), f.Owner));
    }

    /// <summary>What decides how many firms a round of this frame takes.</summary>
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

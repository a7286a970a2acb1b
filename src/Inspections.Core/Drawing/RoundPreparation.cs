using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Staffing;

namespace Inspections.Core.Drawing;

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
        IReadOnlySet<Identifier> counting = inputs.History.Counting(draw.Sector, draw.Year);
        LeafTree<FrameLeaf> frame = FrameOf(inputs, rules, counting);
        bool lifted = FrameFigures.IsLifted(frame.Leaves);
        IReadOnlyList<StratumFigures> figures = FrameFigures.Of(frame.Leaves, [.. rules.Strata.Select(s => (s.Stratum, s.Rate))], lifted);
        long largest = inputs.History.Largest(draw.Sector, draw.Year, frame.Head.Size);
        long gone = counting.Except(frame.Leaves.Select(l => l.Id)).LongCount();
        Quotas quotas = Quotas.Of(new RoundFigures(draw.Round, rules.Rounds, rules.Floor, largest, gone, lifted, figures));
        if (draw.Round > rules.Rounds && !quotas.OwesFirms)
        {
            return new PreparedRound.NotOwed();
        }

        if (quotas.Takes is null)
        {
            return new PreparedRound.Infeasible(new InfeasibleBody(
                draw.Sector, draw.Year, draw.Round, frame.Head.Root, figures.Sum(f => f.Population), figures.Sum(f => f.Drawn), figures.Sum(f => f.Eligible)));
        }

        LeafTree<RosterLeaf> roster = LeafTrees.Roster(inputs.Roster);
        LeafTree<RecusalLeaf>? recusals = inputs.Recusals.Count == 0 ? null : LeafTrees.Recusals(
            frame.Leaves.Select(l => new RecusalLeaf(l.Id, [.. inputs.Recusals[l.Inspected].Distinct().Order()], inputs.Salt())));
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
            Largest = largest,
            Gone = gone,
            Quotas = [.. rules.Strata.Zip(quotas.Takes, (s, take) => new Quota(s.Stratum, s.Rate, take))],
            Lifted = lifted,
            Team = rules.Team,
            Sources = inputs.Sources,
            Witnesses = inputs.Witnesses,
            DrawAt = inputs.DrawAt,
            DiscloseBy = inputs.DiscloseBy,
        };
        return new PreparedRound.Ready(commitment, frame, roster, recusals, Unstaffable(commitment, frame, roster, inputs.Recusals));
    }

    private static LeafTree<FrameLeaf> FrameOf(RoundInputs inputs, SectorPolicy rules, IReadOnlySet<Identifier> counting)
    {
        DateOnly day = BeijingTime.DateOf(inputs.DrawAt);
        return LeafTrees.Frame(inputs.Firms.Select(f => new FrameLeaf(
            f.Id,
            rules.StratumOf(f.RiskClass),
            inputs.History.ExclusionsOf(f.Id, f.Owner ?? f.Id, rules, counting, day),
            f.Owner)));
    }

    private static Identifier[] Unstaffable(
        Commitment commitment, LeafTree<FrameLeaf> frame, LeafTree<RosterLeaf> roster, ILookup<Identifier, Identifier> recusals)
    {
        var recused = frame.Leaves.Where(l => recusals.Contains(l.Inspected))
            .ToDictionary(l => l.Id, l => (IReadOnlyList<Identifier>)[.. recusals[l.Inspected]]);
        var eligibility = new Eligibility(commitment.Draw.Sector, commitment.Team, roster.Leaves, recused);
        return [.. frame.Leaves.Where(l => l.MayBeDrawn(commitment.Lifted)).Select(l => l.Id).Where(f => !eligibility.CanStaff(f))];
    }
}

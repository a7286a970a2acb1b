using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Staffing;

namespace Inspections.Core.Rounds;

/// <summary>A try of a round that was voided.</summary>
/// <param name="Commitment">Its commitment.</param>
/// <param name="Frame">Its frame.</param>
/// <param name="Roster">Its roster.</param>
/// <param name="Recusals">Its recusals with their salts, or null.</param>
/// <param name="Reason">Why it is void.</param>
public sealed record VoidedTry(
    Commitment Commitment, LeafTree<FrameLeaf> Frame, LeafTree<RosterLeaf> Roster, LeafTree<RecusalLeaf>? Recusals, VoidReason Reason);

/// <summary>
/// What the next try of a voided round keeps (protocol section 8): everything but the sources, unless the reason was an
/// error in it. So a void is no way to draw again from a better list.
/// </summary>
public static class NextTry
{
    /// <summary>True when the next try keeps the voided one's frame with its flags, quotas and policy: unless the frame was in error.</summary>
    public static bool KeepsFrame(VoidReason reason) => reason != VoidReason.FrameError;

    /// <summary>True when the next try keeps the voided one's recusals too, and cannot add to them: unless frame or roster was in error.</summary>
    public static bool KeepsRecusals(VoidReason reason) => reason is VoidReason.ForceMajeure or VoidReason.SourceUnavailable;

    /// <summary>Prepares the next try; pure, nothing is committed to yet.</summary>
    public static PreparedRound Prepare(RoundInputs inputs, VoidedTry last)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(last);

        // A wrong frame takes its recusals and quotas with it; a wrong roster the recusals that name its inspectors.
        return last.Reason switch
        {
            VoidReason.FrameError => RoundPreparation.Prepare(inputs with { Roster = last.Roster.Leaves }),
            VoidReason.RosterError => Again(inputs, last, LeafTrees.Roster(inputs.Roster), RoundPreparation.RecusalsOf(RoundPreparation.AwayFrom(inputs, last.Frame), last.Frame, inputs.Salt)),
            _ => Again(inputs, last, last.Roster, last.Recusals),
        };
    }

    private static PreparedRound.Ready Again(RoundInputs inputs, VoidedTry last, LeafTree<RosterLeaf> roster, LeafTree<RecusalLeaf>? recusals)
    {
        Commitment then = last.Commitment;
        ILookup<Identifier, Identifier> away = last.Frame.Leaves.Zip(recusals?.Leaves ?? [])
            .SelectMany(p => p.Second.Inspectors.Select(i => (p.First.Inspected, Inspector: i)))
            .ToLookup(p => p.Inspected, p => p.Inspector);
        return new PreparedRound.Ready(
            then with
            {
                Draw = inputs.Draw,
                Ledger = inputs.Ledger,
                Roster = roster.Head,
                Recusals = recusals?.Head,
                Sources = inputs.Sources,
                Witnesses = inputs.Witnesses,
                DrawAt = inputs.DrawAt,
                DiscloseBy = inputs.DiscloseBy,
            },
            last.Frame,
            roster,
            recusals,
            Eligibility.FirmsWithoutTeam(inputs.Draw.Sector, then.Team, roster.Leaves, last.Frame.Leaves, then.Lifted, away));
    }
}

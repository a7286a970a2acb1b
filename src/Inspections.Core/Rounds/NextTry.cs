using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Staffing;

namespace Inspections.Core.Rounds;

/// <summary>A try of a round that was voided.</summary>
public sealed record VoidedTry
{
    /// <summary>A voided try and the lists that it committed to.</summary>
    /// <param name="commitment">Its commitment.</param>
    /// <param name="frame">Its frame.</param>
    /// <param name="roster">Its roster.</param>
    /// <param name="recusals">Its recusals with their salts, or null.</param>
    /// <param name="reason">Why it is void.</param>
    /// <exception cref="ArgumentException">A list is not the one that was committed to.</exception>
    public VoidedTry(Commitment commitment, LeafTree<FrameLeaf> frame, LeafTree<RosterLeaf> roster, LeafTree<RecusalLeaf>? recusals, VoidReason reason)
    {
        CommittedLists.Require(commitment, frame, roster, recusals);
        (Commitment, Frame, Roster, Recusals, Reason) = (commitment, frame, roster, recusals, Given.Defined(reason, "void: reason"));
    }

    /// <summary>Its commitment.</summary>
    public Commitment Commitment { get; }

    /// <summary>Its frame.</summary>
    public LeafTree<FrameLeaf> Frame { get; }

    /// <summary>Its roster.</summary>
    public LeafTree<RosterLeaf> Roster { get; }

    /// <summary>Its recusals with their salts, or null.</summary>
    public LeafTree<RecusalLeaf>? Recusals { get; }

    /// <summary>Why it is void.</summary>
    public VoidReason Reason { get; }
}

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
    /// <param name="inputs">All that goes into it; what the next try keeps is taken from <paramref name="last"/>.</param>
    /// <param name="last">The try that was voided.</param>
    /// <param name="cancellation">Stops the work; nothing is left of it.</param>
    /// <exception cref="ProtocolFormatException">The commitment would contradict itself, or a list names somebody twice.</exception>
    /// <exception cref="ArgumentException">The inputs do not belong together, or the draw is not the next try of <paramref name="last"/>.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="inputs"/> or <paramref name="last"/> is null.</exception>
    public static PreparedRound Prepare(RoundInputs inputs, VoidedTry last, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(last);
        if (inputs.Draw != last.Commitment.Draw.NextTry())
        {
            throw new ArgumentException($"the try after {last.Commitment.Draw} is {last.Commitment.Draw.NextTry()}, not {inputs.Draw}", nameof(inputs));
        }

        RoundInputs.RequirePromises(inputs);
        cancellation.ThrowIfCancellationRequested();

        // A wrong frame takes its recusals and quotas with it; a wrong roster the recusals that name its inspectors.
        return last.Reason switch
        {
            VoidReason.FrameError => RoundPreparation.PrepareTry(inputs with { Roster = last.Roster.Leaves }, cancellation),
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
            (then with
            {
                Draw = inputs.Draw,
                Ledger = inputs.Ledger,
                Roster = roster.Head,
                Recusals = recusals?.Head,
                Sources = inputs.Sources,
                Witnesses = inputs.Witnesses,
                DrawAt = inputs.DrawAt,
                DiscloseBy = inputs.DiscloseBy,
            }).Consistent(),
            last.Frame,
            roster,
            recusals,
            Eligibility.FirmsWithoutTeam(inputs.Draw.Sector, then.Team, roster.Leaves, last.Frame.Leaves, then.Lifted, away));
    }
}

using Inspections.Core.Directory;


namespace Inspections.Core.Verification;

/// <summary>What a reader should know although no rule is broken (protocol section 12).</summary>
public enum NoticeKind
{
    /// <summary>Firms entered, left or changed stratum since the sector's last frame.</summary>
    FrameChanged,

    /// <summary>Firms are kept out of a draw by <c>visit</c> entries alone.</summary>
    ExcludedByVisits,

    /// <summary>The policy says that it holds only from a later day than the draw's.</summary>
    PolicyNotInForce,

    /// <summary>An inspector was replaced.</summary>
    Substitution,

    /// <summary>A team was chosen because none could be drawn.</summary>
    NamedTeam,

    /// <summary>A draw was voided.</summary>
    Void,

    /// <summary>A witness's value did not come in time.</summary>
    AbsentValue,

    /// <summary>The end came more than a day after the values could be known.</summary>
    LateEnd,

    /// <summary>A list kept back was disclosed after its day, or is overdue.</summary>
    LateDisclosure,

    /// <summary>The smallest number of inspectors that a drawn firm's team could come from.</summary>
    SmallestPool,

    /// <summary>The witnesses are not those of the sector's last draw.</summary>
    WitnessesChanged,

    /// <summary>A witness's note is missing or does not hold: the witness does not count for the assurance.</summary>
    WitnessNote,

    /// <summary>A lottery number or pulse that must be compared with its publisher.</summary>
    CompareWithPublisher,
}

/// <summary>One notice: no failure, and no reason to look away.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">The particulars.</param>
/// <param name="Draw">The draw it is about, or null.</param>
public sealed record Notice(NoticeKind Kind, string Text, DrawId? Draw = null);

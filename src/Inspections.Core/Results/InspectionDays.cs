using Inspections.Core.Encodings;

namespace Inspections.Core.Results;

/// <summary>Why a result may not say the day that it says.</summary>
internal enum DayRefusal
{
    /// <summary>Before the draw's receipt was entered.</summary>
    BeforeReceipt = 1,

    /// <summary>Before the firm's team was last changed.</summary>
    BeforeTeamChange,

    /// <summary>After the day on which it was sealed.</summary>
    AfterSeal,

    /// <summary>Of a joint visit, before the later of its two draws.</summary>
    BeforeLaterDraw,

    /// <summary>Of a joint visit, another day than the other draw's result says.</summary>
    NotOneVisit,
}

/// <summary>
/// The days that a version of a result may say its inspection was on (protocol section 9): since the draw and since the team that went was
/// the firm's, and not in the future of its own seal. The bureau asks before it seals one, the verifier of every one that was opened.
/// </summary>
/// <param name="Drawn">The day of the draw's <c>receipt</c> entry.</param>
/// <param name="TeamChanged">The day of the firm's last change of team before the seal of the record's first version; null without any.</param>
/// <param name="Sealed">The day of the seal that the version opens; today for one that is not sealed yet.</param>
public sealed record InspectionDays(DateOnly Drawn, DateOnly? TeamChanged, DateOnly Sealed)
{
    /// <summary>The first day that it may say.</summary>
    internal DateOnly First => TeamChanged is DateOnly changed && changed > Drawn ? changed : Drawn;

    /// <summary>Why a version may not say a day; null when it may.</summary>
    internal DayRefusal? Refuse(DateOnly day) =>
        day > Sealed ? DayRefusal.AfterSeal
        : day < Drawn ? DayRefusal.BeforeReceipt
        : day < First ? DayRefusal.BeforeTeamChange
        : null;
}

/// <summary>The day of a joint visit (综合查一次, protocol section 9): one for the first versions of both results, not before the later draw.</summary>
/// <param name="LaterDraw">The day of the later draw.</param>
/// <param name="Other">What the first version of the other draw's newest record says; null while there is none.</param>
public sealed record JointDay(DateOnly LaterDraw, DateOnly? Other)
{
    /// <summary>The day of a joint visit in two draws.</summary>
    /// <param name="drawAt">The time of one.</param>
    /// <param name="otherDrawAt">The time of the other.</param>
    /// <param name="other">What the first version of the other draw's newest record says; null while there is none.</param>
    public static JointDay Of(DateTimeOffset drawAt, DateTimeOffset otherDrawAt, DateOnly? other) =>
        new(BeijingTime.DateOf(drawAt > otherDrawAt ? drawAt : otherDrawAt), other);

    /// <summary>Why a first version may not say a day; null when it may.</summary>
    internal DayRefusal? Refuse(DateOnly day) =>
        day < LaterDraw ? DayRefusal.BeforeLaterDraw
        : Other is DateOnly there && there != day ? DayRefusal.NotOneVisit
        : null;
}

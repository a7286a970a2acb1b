using Inspections.Core.Directories;

namespace Inspections.Worker.Stores;

/// <summary>What is asked for that two people decide.</summary>
internal enum RequestKind
{
    /// <summary>调换: an inspector leaves a team, the tickets say who joins.</summary>
    Substitute,

    /// <summary>指定检查组: a team for a firm that nobody could be drawn for.</summary>
    NameTeam,

    /// <summary>作废: a committed draw is ended.</summary>
    Void,

    /// <summary>回避: somebody must stay away from a firm.</summary>
    Recusal,

    /// <summary>撤销回避: one was declared by mistake.</summary>
    EndRecusal,

    /// <summary>回避名单: all the recusals of a list, such as the year's first.</summary>
    RecusalList,

    /// <summary>计划与规则: other rules of the bureau's draws, and what its plans follow beside them.</summary>
    Policy,
}

/// <summary>Where a request stands.</summary>
internal enum RequestState
{
    /// <summary>Waits for the head.</summary>
    Asked,

    /// <summary>The head has decided it; waits for the leader.</summary>
    Decided,

    /// <summary>Approved and carried out.</summary>
    Done,

    /// <summary>Turned down by the head or the leader.</summary>
    TurnedDown,

    /// <summary>Taken back by who asked.</summary>
    TakenBack,
}

/// <summary>What a request asks for.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Draw">The draw; null for recusals.</param>
/// <param name="Firm">The firm; null for a void and for a list.</param>
/// <param name="Inspectors">Who leaves, who is named, or who must stay away.</param>
/// <param name="Reason">Why by its word: of a substitution, a void or a recusal; null for a named team.</param>
/// <param name="Source">The source of a void that gave nothing, or null.</param>
/// <param name="Year">The year of recusals, or null.</param>
/// <param name="Why">What the person who asks says of it; kept inside.</param>
internal sealed record RequestContent(
    RequestKind Kind, DrawId? Draw, Identifier? Firm, IReadOnlyList<Identifier> Inspectors, string? Reason, Label? Source, int? Year, string Why)
{
    /// <summary>The rules that are proposed; null of every other kind.</summary>
    public PolicyChange? Policy { get; init; }

    /// <summary>The recusals of a list, in order; none of every other kind.</summary>
    public IReadOnlyList<Recusal> Recusals { get; init; } = [];
}

/// <summary>Somebody's part in a request.</summary>
/// <param name="By">Staff id.</param>
/// <param name="At">When.</param>
internal sealed record RequestStep(Label By, DateTimeOffset At);

/// <summary>A request on its way from who asks to who decides and who approves.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Content">What it asks for.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Asked">Who asked.</param>
/// <param name="Decided">The head who decided, or null.</param>
/// <param name="Ended">Who approved it, turned it down or took it back; null while it waits.</param>
/// <param name="Outcome">Why it was turned down, or what came of it; null while it waits.</param>
internal sealed record Request(long Number, RequestContent Content, RequestState State, RequestStep Asked, RequestStep? Decided, RequestStep? Ended, string? Outcome)
{
    /// <summary>True while somebody has to decide it.</summary>
    public bool IsOpen => State is RequestState.Asked or RequestState.Decided;
}

namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>One result with all that a reviewer needs to judge it.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Row">The result.</param>
/// <param name="Facts">What it says; beside what is public now, where it corrects that.</param>
/// <param name="IsCorrection">True when something is public already.</param>
/// <param name="Decisions">What was decided so far, a line each.</param>
/// <param name="Wording">What an approval signs.</param>
public sealed record ReviewCaseView(ConsoleFrame Frame, ReviewRow Row, IReadOnlyList<ReviewFact> Facts, bool IsCorrection, IReadOnlyList<Text> Decisions, string Wording)
{
    /// <summary>The photographs that were submitted of the firm.</summary>
    public IReadOnlyList<PhotoRow> Photos { get; init; } = [];
}

/// <summary>Something that a result says.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Says">What is said.</param>
/// <param name="Public">What is public now; null where nothing is, or it is not public at all.</param>
public sealed record ReviewFact(Text Name, Text Says, Text? Public)
{
    /// <summary>True when it differs from what is public.</summary>
    public bool IsChanged => Public is not null && Public != Says;
}

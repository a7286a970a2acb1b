namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>The results that wait for their review.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Rows">The results, by round.</param>
/// <param name="Wording">What an approval signs.</param>
/// <param name="MayDecide">True when the person decides any of them.</param>
public sealed record ReviewView(ConsoleFrame Frame, IReadOnlyList<ReviewRow> Rows, string Wording, bool MayDecide);

/// <summary>A result that waits.</summary>
/// <param name="Position">Place of its entry in the ledger: what tells this version from every other.</param>
/// <param name="Record">Its public record.</param>
/// <param name="Draw">The round.</param>
/// <param name="Firm">The firm's name.</param>
/// <param name="Inspected">Day of the visit.</param>
/// <param name="Found">What was found.</param>
/// <param name="IsSevere">True for anything but that nothing was found.</param>
/// <param name="Step">What it waits for, or null.</param>
/// <param name="MayDecide">True when that is the person's to decide.</param>
/// <param name="IsOpened">True once the person has looked at it.</param>
/// <param name="Change">What it does to what is public, or null.</param>
public sealed record ReviewRow(long Position, string Record, string Draw, string Firm, string Inspected, Text Found, bool IsSevere, string? Step, bool MayDecide, bool IsOpened, Text? Change);

namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>Who did what in some days.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Word">The word that was searched for, or nothing.</param>
/// <param name="Query">The days and the word as an address has them.</param>
/// <param name="Rows">What was done, the last first, as many as a page shows.</param>
/// <param name="All">How many there are.</param>
public sealed record ActionsView(ConsoleFrame Frame, string From, string To, string Word, string Query, IReadOnlyList<ActionRow> Rows, int All);

/// <summary>Something that was done, or refused, in words.</summary>
/// <param name="At">When.</param>
/// <param name="Who">Who.</param>
/// <param name="What">What.</param>
/// <param name="Subject">On what.</param>
/// <param name="Outcome">Done, or the id of the refusal.</param>
/// <param name="Address">From where.</param>
/// <param name="Code">What, as the log has it.</param>
public sealed record ActionRow(string At, string Who, string What, string Subject, string Outcome, string Address, string Code);

namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>Who did what in some days.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Rows">What was done, the last first.</param>
public sealed record ActionsView(ConsoleFrame Frame, string From, string To, IReadOnlyList<ActionRow> Rows);

/// <summary>Something that was done, or refused.</summary>
/// <param name="At">When.</param>
/// <param name="Who">Who.</param>
/// <param name="Address">From where.</param>
/// <param name="What">What.</param>
/// <param name="Subject">On what.</param>
/// <param name="Outcome">Done, or the id of the refusal.</param>
public sealed record ActionRow(string At, string Who, string Address, string What, string Subject, string Outcome);

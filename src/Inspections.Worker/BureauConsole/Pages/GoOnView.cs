namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>A page that goes on by itself to another.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="To">The path of the other.</param>
public sealed record GoOnView(ConsoleFrame Frame, string To);

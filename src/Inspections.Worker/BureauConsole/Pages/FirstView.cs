namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>The page on which the first administrator makes an account.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Refusal">Why the last try failed, or null.</param>
/// <param name="Staff">The staff id that was typed.</param>
/// <param name="Name">The name that was typed.</param>
public sealed record FirstView(ConsoleFrame Frame, Text? Refusal, string Staff, string Name)
{
    /// <summary>How good the password is that was typed; null where nobody asked.</summary>
    public StrengthView? Strength { get; init; }
}

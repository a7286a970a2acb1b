namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>The page on which somebody changes the own password.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="MustChange">True while nothing else is open.</param>
/// <param name="HasPassword">False where the person has signed in another way.</param>
/// <param name="AsksCode">True where a code of the second factor is given too.</param>
/// <param name="Refusal">Why the last try failed, or null.</param>
public sealed record PasswordView(ConsoleFrame Frame, bool MustChange, bool HasPassword, bool AsksCode, Text? Refusal)
{
    /// <summary>How good the new password is that was typed; null where nobody asked.</summary>
    public StrengthView? Strength { get; init; }
}

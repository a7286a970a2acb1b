namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>The page of one's own second factor.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="IsOn">True when it is on.</param>
/// <param name="TakesPassword">True where a password is given with it.</param>
/// <param name="Secret">The secret that was begun with, or null.</param>
/// <param name="QrCode">The same as a picture (SVG), or null.</param>
/// <param name="Recovery">The recovery codes, on the answer that turned it on; none elsewhere.</param>
/// <param name="RecoveryLeft">How many are left.</param>
/// <param name="Refusal">Why the last try failed, or null.</param>
public sealed record FactorView(
    ConsoleFrame Frame, bool IsOn, bool TakesPassword, string? Secret, string? QrCode, IReadOnlyList<string> Recovery, int RecoveryLeft, Text? Refusal)
{
    /// <summary>True where a role of the person's needs it, so that nothing else is open yet.</summary>
    public bool MustBegin { get; init; }
}

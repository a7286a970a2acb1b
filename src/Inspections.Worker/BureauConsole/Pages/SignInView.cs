namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>The page on which somebody signs in.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Refusal">Why the last try failed, or null.</param>
/// <param name="Staff">The staff id that was typed.</param>
/// <param name="Return">The page that was asked for.</param>
/// <param name="Sample">The made-up people who sign in with one click, with what they are called; nobody but in the sample.</param>
/// <param name="AsksCode">True when somebody has a second factor.</param>
/// <param name="Presented">Whom a certificate or a gateway vouches for, or null.</param>
/// <param name="Service">The bureau's own sign-in service: its name and where it is asked; null where there is none.</param>
public sealed record SignInView(
    ConsoleFrame Frame, Text? Refusal, string Staff, string Return, IReadOnlyList<(string Staff, Text Name)> Sample,
    bool AsksCode, string? Presented, (string Name, string Path)? Service)
{
    /// <summary>What is next in the made-up bureau; null in one of its own.</summary>
    public SampleGuideView? Guide { get; init; }
}

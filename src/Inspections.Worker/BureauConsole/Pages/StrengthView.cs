namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>How good the password is that was just typed, without the password.</summary>
/// <param name="Level">From 0, which cannot be used, to <see cref="Most"/>.</param>
/// <param name="Word">The same in a word.</param>
/// <param name="Why">What speaks against it, or what may be done next.</param>
public sealed record StrengthView(int Level, Text Word, Text Why)
{
    /// <summary>The best.</summary>
    public const int Most = 3;
}

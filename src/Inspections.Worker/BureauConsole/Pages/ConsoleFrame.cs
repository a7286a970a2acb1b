namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What stands around every page: who is signed in, where one may go, what was just done.</summary>
/// <param name="Person">Name and id of who is signed in, or null.</param>
/// <param name="Menu">The pages that the person may open.</param>
/// <param name="Done">What was just done, or null.</param>
/// <param name="FormToken">What every form sends back, so that no page of somebody else's can send one.</param>
/// <param name="AsksPassword">True where a decision takes the password again.</param>
public sealed record ConsoleFrame(string? Person, IReadOnlyList<(string Path, Text Name)> Menu, Text? Done, string FormToken, bool AsksPassword)
{
    /// <summary>Field of the value that every form sends back.</summary>
    public const string TokenField = "form";

    /// <summary>Field of the password that a decision takes again.</summary>
    public const string PasswordField = "proof";

    /// <summary>Field in the address that says what was just done.</summary>
    public const string DoneField = "done";
}

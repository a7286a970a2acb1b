namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What stands around every page: who is signed in, where one may go, what was just done.</summary>
/// <param name="Person">Name and id of who is signed in, or null.</param>
/// <param name="Menu">The pages that the person may open.</param>
/// <param name="Done">What was just done, or null.</param>
/// <param name="FormToken">What every form sends back, so that no page of somebody else's can send one.</param>
/// <param name="Asks">What a decision takes again.</param>
public sealed record ConsoleFrame(string? Person, IReadOnlyList<(string Path, Text Name)> Menu, Text? Done, string FormToken, AskedAgain Asks)
{
    /// <summary>Field of the value that every form sends back.</summary>
    public const string TokenField = "form";

    /// <summary>Field of the password that a decision takes again.</summary>
    public const string PasswordField = "proof";

    /// <summary>Field of the code of a second factor.</summary>
    public const string CodeField = "code";

    /// <summary>Field in the address that says what was just done.</summary>
    public const string DoneField = "done";
}

/// <summary>What a decision that is published takes again, when the last proof is too old.</summary>
/// <param name="Password">True for the password.</param>
/// <param name="Code">True for a code of the second factor.</param>
/// <param name="Elsewhere">Where the bureau's sign-in service is asked to have it proved again; null where it is not.</param>
public sealed record AskedAgain(bool Password, bool Code, string? Elsewhere)
{
    /// <summary>Nothing.</summary>
    public static readonly AskedAgain Nothing = new(Password: false, Code: false, Elsewhere: null);
}

namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>Where somebody is signed in, and what became of the own account.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Held">The places, the last first.</param>
/// <param name="Events">Sign-ins, passwords and second factors of late, the last first.</param>
public sealed record SignInsView(ConsoleFrame Frame, IReadOnlyList<SignInRow> Held, IReadOnlyList<SignInEventRow> Events);

/// <summary>A place where somebody is signed in.</summary>
/// <param name="Which">What the form sends back for it.</param>
/// <param name="Since">Since when.</param>
/// <param name="Seen">When something was last asked.</param>
/// <param name="Address">From where.</param>
/// <param name="Way">How.</param>
/// <param name="IsHere">True for the one that asks.</param>
public sealed record SignInRow(string Which, string Since, string Seen, string Address, Text Way, bool IsHere);

/// <summary>Something that became of an account.</summary>
/// <param name="At">When.</param>
/// <param name="What">What.</param>
/// <param name="By">By whom, as a staff id.</param>
/// <param name="Address">From where.</param>
/// <param name="Refused">Id of the refusal, or null.</param>
public sealed record SignInEventRow(string At, Text What, string By, string Address, string? Refused);

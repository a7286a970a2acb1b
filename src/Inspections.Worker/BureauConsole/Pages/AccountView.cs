namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>All accounts.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Accounts">The accounts.</param>
public sealed record AccountsView(ConsoleFrame Frame, IReadOnlyList<AccountRow> Accounts);

/// <summary>An account in a list.</summary>
/// <param name="Staff">Staff id.</param>
/// <param name="Name">Name.</param>
/// <param name="Roles">What its roles are called.</param>
/// <param name="Sectors">What its sectors are called; nothing for all.</param>
/// <param name="Days">From when to when.</param>
/// <param name="HasEnded">True when it lets nobody in any more.</param>
public sealed record AccountRow(string Staff, string Name, IReadOnlyList<Text> Roles, IReadOnlyList<string> Sectors, string Days, bool HasEnded);

/// <summary>One account, or the form of a new one.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="IsNew">True for one that there is not yet.</param>
/// <param name="Staff">Staff id.</param>
/// <param name="Name">Name.</param>
/// <param name="Roles">All roles, those that it has marked.</param>
/// <param name="Sectors">All sectors, those that it sees marked.</param>
/// <param name="FirstDay">The first day.</param>
/// <param name="LastDay">The last, or nothing.</param>
/// <param name="FirstPassword">A first password that is shown once, or null.</param>
/// <param name="HasOtherWays">True where somebody may sign in who has no password here.</param>
/// <param name="MayDropPassword">True where the password can be taken away.</param>
/// <param name="HasFactor">True when the person has a second factor.</param>
/// <param name="Seen">What stands of it, as the forms send it back.</param>
public sealed record AccountView(
    ConsoleFrame Frame, bool IsNew, string Staff, string Name, IReadOnlyList<(string Role, Text Name, bool Has)> Roles, IReadOnlyList<(string Sector, string Name, bool Sees)> Sectors,
    string FirstDay, string LastDay, string? FirstPassword, bool HasOtherWays, bool MayDropPassword, bool HasFactor, string Seen)
{
    /// <summary>True where one of the roles needs a second factor beside a password.</summary>
    public bool NeedsFactor { get; init; }
}

using Inspections.Core.Directories;

namespace Inspections.Worker.Stores;

/// <summary>Somebody who may sign in. Accounts are ended, never deleted: what a person did keeps its name.</summary>
/// <param name="Staff">Staff id: the only way a person appears in the ledger (protocol section 10).</param>
/// <param name="Name">Name, for the bureau's own pages and papers.</param>
/// <param name="Roles">What the person may do, such as <c>division-head</c>.</param>
/// <param name="Sectors">The sectors that the person sees; all where there are none.</param>
/// <param name="FirstDay">The first day on which the account is in force.</param>
/// <param name="LastDay">The last, or null.</param>
internal sealed record Account(Label Staff, string Name, IReadOnlyList<Label> Roles, IReadOnlyList<SectorCode> Sectors, DateOnly FirstDay, DateOnly? LastDay)
{
    /// <summary>True on the days on which the person may sign in.</summary>
    public bool IsInForceOn(DateOnly day) => day >= FirstDay && (LastDay is not DateOnly last || day <= last);

    /// <summary>True when the person sees what belongs to a sector.</summary>
    public bool Sees(SectorCode sector) => Sectors.Count == 0 || Sectors.Contains(sector);
}

/// <summary>What an account is proved by.</summary>
/// <param name="Hash">The password as ASP.NET Core Identity's hasher writes it; null before there is one.</param>
/// <param name="SetAt">When it was set, or null.</param>
/// <param name="MustChange">True for one that somebody else has set: it opens nothing but the page on which it is changed.</param>
/// <param name="Failures">Wrong ones in a row.</param>
/// <param name="LockedUntil">Until when none is taken, or null.</param>
internal sealed record Credential(string? Hash, DateTimeOffset? SetAt, bool MustChange, int Failures, DateTimeOffset? LockedUntil);

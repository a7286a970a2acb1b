using Inspections.Core.Directories;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>
/// For whom a password alone is not enough. It is asked of those who type one, here or of the bureau's directory: a sign-in service asks for what it wants
/// itself, and a certificate or a gateway stands for a key that somebody holds.
/// </summary>
internal sealed class FactorRule
{
    /// <summary>Words that stand for every role, also for those that the bureau's policy alone names.</summary>
    public static readonly Text All = new("全部", "all");

    /// <summary>It is left to everybody.</summary>
    public static readonly FactorRule None = new([]);

    private readonly IReadOnlyCollection<Label> _roles;
    private readonly bool _isOfAll;

    /// <param name="words">Roles by their id or by their name, or <see cref="All"/>; those that <see cref="Knows"/> says are none count for nothing.</param>
    public FactorRule(IReadOnlyCollection<string> words)
    {
        _isOfAll = words.Any(IsAll);
        _roles = [.. words.Select(Find).OfType<Label>()];
    }

    /// <summary>True for a word that names a role, or all of them.</summary>
    public static bool Knows(string word) => IsAll(word) || Find(word) is not null;

    /// <summary>True when somebody who signs in like this needs a second factor.</summary>
    public bool Asks(Account account, SignInWay way) => way.TakesPassword() && (_isOfAll || account.Roles.Any(_roles.Contains));

    private static bool IsAll(string word) => word == All.Zh || word == All.En;

    private static Label? Find(string word) => RoleTable.Roles.Where(r => $"{r.Role}" == word || r.Name.Zh == word).Select(r => (Label?)r.Role).FirstOrDefault();
}

/// <summary>What a bureau has set about who comes in.</summary>
/// <param name="Directory">Asks its directory; null where it has none.</param>
/// <param name="Factors">For whom a password alone is not enough.</param>
internal sealed record SignInRules(DirectoryBind? Directory, FactorRule Factors)
{
    /// <summary>Passwords that are kept here, and a second factor for whoever wants one.</summary>
    public static readonly SignInRules Usual = new(null, FactorRule.None);
}

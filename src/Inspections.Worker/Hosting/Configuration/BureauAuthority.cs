using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Worker.Files;

namespace Inspections.Worker.Hosting.Configuration;

/// <summary>Who the bureau is: as its policy says, or the setting <c>Authority</c>, or the ledger it has begun. It stands in every entry and can never be changed.</summary>
internal static class BureauAuthority
{
    /// <summary>The authority, known before anything is entered.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="file">The file of the settings, for the message.</param>
    /// <param name="policy">The policy the bureau has written, or null.</param>
    /// <param name="inForce">The keys of the ledger, or null before its first entry.</param>
    /// <exception cref="UserErrorException">Nobody has said it, or two places say different things.</exception>
    public static Authority Of(WorkerSettings settings, string file, PolicyDocument? policy, KeyBody? inForce)
    {
        Authority? set = settings.Authority is null ? null : (Authority?)Authority.Parse(settings.Authority);
        if (policy is not null && set is not null && set != policy.Authority)
        {
            throw ConfigurationRefusals.TwoAuthorities.Error(set, settings.Policy, policy.Authority);
        }

        return policy?.Authority ?? set ?? (inForce is null ? null : (Authority?)Authority.Parse(inForce.Key.Name)) ?? throw Unset(file);
    }

    /// <summary>Refuses to begin a ledger before the bureau has said who it is.</summary>
    /// <exception cref="UserErrorException">It has not.</exception>
    public static void Require(WorkerSettings settings, string file)
    {
        if (settings.Authority is null && settings.Policy is null)
        {
            throw Unset(file);
        }
    }

    private static UserErrorException Unset(string file) => ConfigurationRefusals.NoAuthority.Error(file);
}

using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Worker.Files;

namespace Inspections.Worker.Lifecycle.Committing;

/// <summary>An institution that vouches for the bureau's draws, as the settings name it.</summary>
internal sealed class WitnessSetting
{
    /// <summary>Its name in commitments and notes, such as <c>discipline</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its verifier key, as <c>inspections witness keygen</c> prints it.</summary>
    public string Key { get; set; } = "";

    /// <summary>Where the witness offers what it signs, as <c>inspections witness watch</c> does; null where somebody brings its notes.</summary>
    public string? Url { get; set; }

    /// <summary>The witness of a commitment.</summary>
    /// <exception cref="UserErrorException">Name or key cannot be used.</exception>
    public Witness ToWitness()
    {
        try
        {
            if (Url is not null)
            {
                using var site = new PublishedSite(Url, new SiteLimits());
            }

            VerifierKey key = VerifierKey.Parse(Key);
            return key.Name == Name ? new Witness(SectorCode.Parse(Name), key) : throw new ProtocolFormatException($"the key is named '{key.Name}'");
        }
        catch (ProtocolFormatException e)
        {
            throw CommitmentRefusals.Witness.Error(Name, e.Message);
        }
    }
}

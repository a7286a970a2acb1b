using System.Security.Cryptography;
using Inspections.Core.Directory;
using Inspections.Core.Ledger;

namespace Inspections.Worker.Stores;

/// <summary>The bureau's signing key, and the public half of the recovery key that lies in the safe.</summary>
internal sealed class SigningKeys : IDisposable
{
    private readonly ECDsa _key;

    public SigningKeys(Authority authority, ECDsa key, ECDsa recovery)
        : this(authority, key, VerifierKey.Of(authority.ToString(), recovery))
    {
    }

    public SigningKeys(Authority authority, ECDsa key, VerifierKey recovery)
    {
        _key = key;
        Signer = new NoteSigner(authority.ToString(), key);
        Recovery = recovery;
    }

    public NoteSigner Signer { get; }

    public VerifierKey Recovery { get; }

    public void Dispose() => _key.Dispose();
}

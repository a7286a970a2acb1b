using System.Security.Cryptography;
using Inspections.Core.Directories;
using Inspections.Core.Ledger;

namespace Inspections.Worker.Stores;

/// <summary>The bureau's signing key, and the public half of the recovery key that lies in the safe.</summary>
internal sealed class SigningKeys : IDisposable
{
    private readonly ECDsa? _key;
    private readonly NoteSigner? _signer;
    private readonly VerifierKey? _recovery;

    public SigningKeys(Authority authority, ECDsa key, ECDsa recovery)
        : this(authority, key, VerifierKey.Of(authority.ToString(), recovery))
    {
    }

    public SigningKeys(Authority authority, ECDsa key, VerifierKey recovery)
    {
        _key = key;
        _signer = new NoteSigner(authority.ToString(), key);
        _recovery = recovery;
    }

    private SigningKeys()
    {
    }

    /// <summary>No keys: for whoever only reads. Asking for one is a fault of the program.</summary>
    public static SigningKeys None { get; } = new();

    public NoteSigner Signer => _signer ?? throw Unopened();

    public VerifierKey Recovery => _recovery ?? throw Unopened();

    public void Dispose() => _key?.Dispose();

    private static InvalidOperationException Unopened() => new("the keys were not opened: the bureau is only read");
}

using System.Security.Cryptography;
using Inspections.Core.Directories;
using Inspections.Core.Ledger;

namespace Inspections.Worker.Stores;

/// <summary>The bureau's signing key, and the public half of the recovery key that lies in the safe.</summary>
internal sealed class SigningKeys : IDisposable
{
    private ECDsa? _key;
    private volatile NoteSigner? _signer;
    private VerifierKey? _recovery;

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

    /// <summary>Signs with other keys from now on, which the ledger names by now; the former ones are left to who is signing with them this moment.</summary>
    public void TakeOver(SigningKeys next) => (_key, _recovery, _signer) = (next._key, next._recovery, next._signer);

    public void Dispose() => _key?.Dispose();

    private static InvalidOperationException Unopened() => new("the keys were not opened: the bureau is only read");
}

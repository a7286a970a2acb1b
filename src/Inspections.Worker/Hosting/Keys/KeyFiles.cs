using System.Security.Cryptography;
using Inspections.Core.Directories;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting.Keys;

/// <summary>
/// Where the bureau's private keys lie: in a folder of its own, or the signing key in a file or a text given from elsewhere.
/// The ledger says which keys are in force; files only hold them. A key that is to follow waits in a file <c>.next</c> until
/// the ledger names it, so that a crash at any moment leaves the key in force in one of the two.
/// </summary>
/// <param name="folder">The folder of its own.</param>
/// <param name="given">The file of a signing key kept elsewhere, or null.</param>
/// <param name="pem">The signing key itself, or null.</param>
internal sealed class KeyFiles(string folder, string? given = null, string? pem = null)
{
    /// <summary>Environment variable that may hold the signing key.</summary>
    public const string PemVariable = WorkerSettings.EnvironmentPrefix + "SIGNING_KEY_PEM";

    private const string Following = ".next";

    private string Signing => given ?? Path.Combine(folder, "signing.pem");

    /// <summary>The recovery key's file, until somebody has taken it to the safe.</summary>
    public string RecoveryFile => Path.Combine(folder, "recovery.pem");

    /// <summary>Where the signing key is read from, for people.</summary>
    public string Where => pem is null ? Signing : PemVariable;

    /// <summary>True when this program may put another signing key in the place of the one it reads.</summary>
    public bool MayReplace => pem is null;

    /// <summary>Opens the keys that the ledger names, or makes them when it names none yet.</summary>
    /// <exception cref="UserErrorException">The signing key in force is not there.</exception>
    public SigningKeys Open(Authority authority, KeyBody? inForce)
    {
        if (inForce is null)
        {
            OwnerOnlyFile.MakeFolder(folder);
            using ECDsa recovery = ReadOrMake(RecoveryFile);
            return new SigningKeys(authority, pem is null && given is null ? ReadOrMake(Signing) : Read(), recovery);
        }

        return Find(inForce.Key) is { } key
            ? new SigningKeys(authority, key, inForce.Recovery)
            : throw KeyRefusals.Missing.Error(
                inForce.Key.Name, inForce.Key.KeyId, Where, Found() is { } other ? new Text($"里是 {other}", $"holds {other}") : new Text("不存在", "is missing"));
    }

    /// <summary>The private half of a signing key if it is here, brought into its proper file; else null.</summary>
    public ECDsa? Find(VerifierKey wanted)
    {
        if (System.IO.Directory.Exists(folder))
        {
            OwnerOnlyFile.MakeFolder(folder);
        }

        return pem is null ? Promote(Signing, wanted) : IfIs(wanted, Read());
    }

    /// <summary>The same, and every file stays as it is: for whoever only reads.</summary>
    public ECDsa? Peek(VerifierKey wanted)
    {
        if (System.IO.Directory.Exists(folder))
        {
            OwnerOnlyFile.MakeFolder(folder);
        }

        return pem is null ? Held(Signing, wanted) : IfIs(wanted, Read());
    }

    /// <summary>True when the private half of the recovery key lies on this machine; every file stays as it is.</summary>
    public bool PeekRecovery(VerifierKey wanted)
    {
        using ECDsa? key = Held(RecoveryFile, wanted);
        return key is not null;
    }

    /// <summary>True when the private half of the recovery key lies on this machine.</summary>
    public bool HoldsRecovery(VerifierKey wanted)
    {
        using ECDsa? key = Promote(RecoveryFile, wanted);
        return key is not null;
    }

    /// <summary>
    /// Removes a recovery key that the ledger has never named: another worker entered its own while this one made it, and nobody
    /// must carry the wrong one to the safe.
    /// </summary>
    /// <param name="made">The recovery key that was opened or made here.</param>
    /// <param name="named">Every key entry of the ledger.</param>
    public void DropUnused(VerifierKey made, IReadOnlyList<KeyBody> named)
    {
        if (named.All(k => k.Recovery != made) && HoldsRecovery(made))
        {
            File.Delete(RecoveryFile);
        }
    }

    /// <summary>Keeps keys that the ledger is about to name.</summary>
    public void Prepare(ECDsa? signing, ECDsa? recovery)
    {
        OwnerOnlyFile.MakeFolder(folder);
        foreach ((string file, ECDsa? key) in new[] { (Signing, signing), (RecoveryFile, recovery) })
        {
            if (key is not null)
            {
                PrivateKeyFile.Write(file + Following, key);
            }
        }
    }

    private ECDsa Read() => pem is null ? PrivateKeyFile.Read(Signing) : PrivateKeyFile.Parse(pem, PemVariable);

    private static ECDsa? Promote(string file, VerifierKey wanted)
    {
        if (File.Exists(file) && IfIs(wanted, PrivateKeyFile.Read(file)) is { } key)
        {
            return key;
        }

        if (File.Exists(file + Following) && IfIs(wanted, PrivateKeyFile.Read(file + Following)) is { } next)
        {
            PrivateKeyFile.Write(file, next);
            File.Delete(file + Following);
            return next;
        }

        return null;
    }

    private static ECDsa? Held(string file, VerifierKey wanted) => new[] { file, file + Following }
        .Where(File.Exists).Select(f => IfIs(wanted, PrivateKeyFile.Read(f))).FirstOrDefault(k => k is not null);

    private static ECDsa? IfIs(VerifierKey wanted, ECDsa? key)
    {
        if (key is null || VerifierKey.Of(wanted.Name, key) == wanted)
        {
            return key;
        }

        key.Dispose();
        return null;
    }

    private string? Found()
    {
        using ECDsa? key = pem is null && !File.Exists(Signing) ? null : Read();
        return key is null ? null : VerifierKey.Of("any", key).KeyId;
    }

    private static ECDsa ReadOrMake(string file)
    {
        if (!File.Exists(file))
        {
            using ECDsa fresh = PrivateKeyFile.Make();
            PrivateKeyFile.Write(file, fresh);
        }

        return PrivateKeyFile.Read(file);
    }
}

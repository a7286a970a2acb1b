using Inspections.Worker.Files;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Hosting.Keys;

/// <summary>
/// Where the keys lie under which the bureau's values are sealed in the database: a file each in the folder of keys, named by its id, and
/// one that is kept elsewhere. A former key stays: backups from its time are sealed under it.
/// </summary>
/// <param name="folder">The folder of keys.</param>
/// <param name="given">The file of a key kept elsewhere, which several workers share; null for none.</param>
internal sealed class SealingKeyFiles(string folder, string? given = null)
{
    private const string Pattern = "sealing-*.key";

    /// <summary>The file of a key kept elsewhere, or null.</summary>
    public string? Given => given;

    /// <summary>The file of a key in the folder.</summary>
    public string FileOf(string id) => Path.Combine(folder, $"sealing-{id}.key");

    /// <summary>The key of an id, or null when it is not here.</summary>
    /// <exception cref="UserErrorException">Others may read its file, or it is no key.</exception>
    public SealingKey? Find(string id)
    {
        if (given is not null && File.Exists(given) && Read(given) is var shared && shared.Id == id)
        {
            return shared;
        }

        return File.Exists(FileOf(id)) && Read(FileOf(id)) is var own && own.Id == id ? own : null;
    }

    /// <summary>The key of a bureau that has none yet: the one kept elsewhere, one that was made and not used, or a new one.</summary>
    public SealingKey FindOrMake()
    {
        if (given is not null)
        {
            return Read(given);
        }

        string[] made = System.IO.Directory.Exists(folder) ? System.IO.Directory.GetFiles(folder, Pattern) : [];
        if (made.Length > 0)
        {
            return Read(made.Order(StringComparer.Ordinal).First());
        }

        var key = SealingKey.Make();
        Keep(key);
        return key;
    }

    /// <summary>Keeps a key in the folder.</summary>
    public void Keep(SealingKey key)
    {
        OwnerOnlyFile.MakeFolder(folder);
        OwnerOnlyFile.Write(FileOf(key.Id), key.ToText() + "\n");
    }

    /// <summary>Removes a key that sealed nothing: another worker's was taken.</summary>
    public void DropUnused(SealingKey key) => File.Delete(FileOf(key.Id));

    /// <summary>Reads a key from its file.</summary>
    /// <exception cref="UserErrorException">There is no such file, others may read it, or it is no key.</exception>
    public static SealingKey Read(string file) => !File.Exists(file)
        ? throw FileRefusals.NoKey.Error(file)
        : SealingKey.TryParse(OwnerOnlyFile.Read(file)) ?? throw SealRefusals.NotKey.Error(file);
}

using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting.Backups;

/// <summary>A backup in the folder.</summary>
/// <param name="Name">Its file's name.</param>
/// <param name="At">When it was made, by its name.</param>
/// <param name="Length">Its bytes.</param>
internal sealed record KeptBackup(string Name, DateTimeOffset At, long Length);

/// <summary>Makes backups while the worker runs, each unpacked again and found whole before it is called good; and lists them.</summary>
/// <param name="bureau">The bureau.</param>
/// <param name="folder">The folder of backups, which is made with the first.</param>
/// <param name="keepDays">Days after which one is removed.</param>
internal sealed class BackupKeeper(BureauContext bureau, string folder, int keepDays)
{
    private const string Good = "last good backup";

    private readonly Lock _turn = new();

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>The backups that are there, the last first.</summary>
    public IReadOnlyList<KeptBackup> List() => System.IO.Directory.Exists(folder) ? new BackupFolder(folder).List() : [];

    /// <summary>The last one that was found whole, by its file's name; null where none was, or it is gone.</summary>
    public KeptBackup? LastGood(Session session) => Settings.Find(session, Good) is { } name ? List().FirstOrDefault(b => b.Name == name) : null;

    /// <summary>Makes one now, without the signing key, and reads it back.</summary>
    /// <exception cref="UserErrorException">The database is on a server, or what was written is not whole.</exception>
    public KeptBackup Make()
    {
        lock (_turn)
        {
            OwnerOnlyFile.MakeFolder(folder);
            var backups = new BackupFolder(folder);
            string file = backups.FileAt(bureau.Now);
            if (!File.Exists(file))
            {
                BackupWriter.Write(bureau, file, key: null);
            }

            string unpacked = file + ".check";
            try
            {
                BackupReader.Unpack(file, unpacked);
            }
            finally
            {
                foreach (string left in (string[])[unpacked, unpacked + "-wal", unpacked + "-shm"])
                {
                    File.Delete(left);
                }
            }

            string name = Path.GetFileName(file);
            bureau.Database.Write(session => Settings.Set(session, Good, name));
            backups.Prune(bureau.Now, keepDays);
            return List().First(b => b.Name == name);
        }
    }

    /// <summary>Opens one to be taken elsewhere.</summary>
    /// <exception cref="UserErrorException">There is none of the name.</exception>
    public FileStream Open(string name) => List().Any(b => b.Name == name)
        ? new FileStream(Path.Combine(folder, name), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous })
        : throw BackupRefusals.NoSuch.Error(Printable.Shorten(name));
}

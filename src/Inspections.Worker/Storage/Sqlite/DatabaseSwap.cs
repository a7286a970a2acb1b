using System.Text;
using Inspections.Worker.Files;

namespace Inspections.Worker.Storage.Sqlite;

/// <summary>Renames a file; handed in, so that a test can stop between two renames.</summary>
internal delegate void FileMover(string from, string to);

/// <summary>
/// Puts a database file, whole and checked, in the place of another, with whatever lies beside it, so that no crash leaves one
/// file beside the companions of the other:
/// <list type="number">
/// <item>the new file stands beside, on disk, under <c>.restoring</c>;</item>
/// <item>a note <c>.swap</c> says under which name the old one is kept: from here on the swap is decided;</item>
/// <item>the old file's companions go, then the old file;</item>
/// <item>the new file takes the name;</item>
/// <item>the note goes.</item>
/// </list>
/// Whoever opens the database first looks for what was left: with a note the swap is finished, without one it is undone.
/// </summary>
/// <param name="database">The database's file.</param>
/// <param name="move">Renames a file, durably unless given.</param>
internal sealed class DatabaseSwap(string database, FileMover? move = null)
{
    // What SQLite keeps beside a database file, and applies to whatever file has its name.
    private static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    private readonly FileMover _move = move ?? ((from, to) => DurableFile.Move(from, to));

    /// <summary>Where the new file is made ready.</summary>
    public string Restoring => database + ".restoring";

    private string Note => database + ".swap";

    /// <summary>True when there is a database, or what is left of one.</summary>
    public bool Replaces => File.Exists(database) || Companions.Any(c => File.Exists(database + c));

    /// <summary>Finishes or undoes what a crash left in a data folder.</summary>
    /// <exception cref="UserErrorException">It was not a crash: a restore is going on.</exception>
    public static void Recover(string data, string database)
    {
        var swap = new DatabaseSwap(database);
        if (!swap.IsLeft)
        {
            return;
        }

        using DatabaseLock alone = DatabaseLock.TryClaim(data) ?? throw DatabaseRefusals.BeingRestored.Error(data);
        if (File.Exists(swap.Note))
        {
            swap.Finish();
        }
        else
        {
            swap.Discard();
        }
    }

    /// <summary>Puts <see cref="Restoring"/> in the database's place.</summary>
    /// <param name="former">The name under which the old file is kept.</param>
    public void Execute(string former)
    {
        AtomicFile.Write(Note, Encoding.UTF8.GetBytes(Path.GetFileName(former)));
        Finish();
    }

    /// <summary>Removes what was made ready.</summary>
    public void Discard()
    {
        foreach (string companion in Companions.Prepend(""))
        {
            DurableFile.Delete(Restoring + companion);
        }
    }

    private bool IsLeft => File.Exists(Note) || File.Exists(Restoring) || Companions.Any(c => File.Exists(Restoring + c));

    // As long as the new file has not taken the name, whatever has it is old.
    private void Finish()
    {
        string former = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(database))!, File.ReadAllText(Note));
        if (File.Exists(Restoring))
        {
            foreach (string companion in Companions.Append("").Where(c => File.Exists(database + c)))
            {
                _move(database + companion, former + companion);
            }

            _move(Restoring, database);
        }

        Discard();
        DurableFile.Delete(Note);
    }
}

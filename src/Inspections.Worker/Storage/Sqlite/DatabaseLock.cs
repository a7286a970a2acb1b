using Inspections.Worker.Files;

namespace Inspections.Worker.Storage.Sqlite;

/// <summary>
/// Who uses the database's file while it may be put in another's place: many that write and read to it, or one that restores.
/// The lock lasts as long as the process, however it ends. What the writers do among themselves is the database's own business.
/// </summary>
internal sealed class DatabaseLock : IDisposable
{
    private const string Name = "database.lock";

    private readonly FileStream _held;

    private DatabaseLock(FileStream held) => _held = held;

    /// <summary>Taken by whatever writes: a worker, or a command.</summary>
    /// <param name="data">The data folder, which is there.</param>
    /// <exception cref="UserErrorException">A backup is being restored.</exception>
    public static DatabaseLock Share(string data)
    {
        try
        {
            return new DatabaseLock(new FileStream(Path.Combine(data, Name), FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read));
        }
        catch (IOException e) when (IsHeld(e))
        {
            throw DatabaseRefusals.BeingRestored.Error(data);
        }
    }

    /// <summary>Taken by whatever only reads; null where there is no lock, or no right to open it.</summary>
    /// <inheritdoc cref="Share" path="/exception"/>
    public static DatabaseLock? ShareIfThere(string data)
    {
        try
        {
            return File.Exists(Path.Combine(data, Name)) ? Share(data) : null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Taken by whatever puts another file in the database's place.</summary>
    /// <exception cref="UserErrorException">Somebody writes or reads.</exception>
    public static DatabaseLock Claim(string data) => TryClaim(data) ?? throw DatabaseRefusals.InUse.Error(data);

    /// <summary>The same; null while somebody writes or reads.</summary>
    public static DatabaseLock? TryClaim(string data)
    {
        try
        {
            return new DatabaseLock(new FileStream(Path.Combine(data, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
    }

    public void Dispose() => _held.Dispose();

    // A folder or a disk that fails is another matter, and not told as a lock.
    private static bool IsHeld(IOException e) => e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException);
}

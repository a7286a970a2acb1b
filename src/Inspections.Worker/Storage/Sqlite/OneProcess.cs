using Inspections.Worker.Files;

namespace Inspections.Worker.Storage.Sqlite;

/// <summary>One worker process per data folder: the lock lasts as long as the process, however it ends.</summary>
internal sealed class OneProcess : IDisposable
{
    private readonly FileStream _lock;

    private OneProcess(FileStream held) => _lock = held;

    /// <summary>The lock, or null while another process has it.</summary>
    public static OneProcess? TryClaim(string data)
    {
        try
        {
            return Claim(data);
        }
        catch (UserErrorException)
        {
            return null;
        }
    }

    /// <exception cref="UserErrorException">Another process runs there.</exception>
    public static OneProcess Claim(string data)
    {
        string file = Path.Combine(data, "worker.lock");
        try
        {
            return new OneProcess(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw DatabaseRefusals.OtherProcess.Error(data, e.Message);
        }
    }

    public void Dispose() => _lock.Dispose();
}

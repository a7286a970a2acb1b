using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Inspections.Processes.Tests.Kills;

/// <summary>
/// What befalls a worker that shares a database, each after so many points of its work (transactions, locks, files), so that it depends on no clock
/// and no load: it is stopped for a while, cuts everybody's connections, dies. 0 for never.
/// </summary>
/// <param name="Die">After so many points it dies: at once, or while what follows is under way.</param>
/// <param name="Stop">After so many it is stopped, with whatever lock it holds.</param>
/// <param name="Seconds">For so long.</param>
/// <param name="Cut">After so many it ends every connection to the database, its own and its peer's.</param>
internal sealed record SharedFaults(int Die, int Stop, int Seconds, int Cut)
{
    private int _points;

    /// <summary>As <see cref="ToMode"/> writes it.</summary>
    public static SharedFaults Parse(string mode) => mode.Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray() is [var die, var stop, var seconds, var cut]
        ? new SharedFaults(die, stop, seconds, cut)
        : throw new FormatException($"not a mode: '{mode}'");

    public string ToMode() => string.Create(CultureInfo.InvariantCulture, $"{Die} {Stop} {Seconds} {Cut}");

    /// <summary>Where a worker counts what befell it and did not end it.</summary>
    public static string Survived(string folder, string peer) => Path.Combine(folder, $"survived{peer}");

    /// <summary>Called at every point of the work.</summary>
    public void Reach(string folder, string peer, string database)
    {
        int point = Interlocked.Increment(ref _points);
        if (point == Stop)
        {
            // The shell goes on when this process does not.
            string me = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
            using Process shell = Process.Start("sh", ["-c", "kill -STOP $0; sleep $1; kill -CONT $0", me, Seconds.ToString(CultureInfo.InvariantCulture)]);
            shell.WaitForExit();
            File.AppendAllLines(Survived(folder, peer), ["stop"]);
        }

        if (point == Cut)
        {
            File.AppendAllLines(Survived(folder, peer), ["cut"]);
            using var connection = new NpgsqlConnection(database + ";Pooling=false");
            connection.Open();
            using var command = new NpgsqlCommand("SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
            command.ExecuteScalar();
        }

        if (point == Die && Die % 3 == 0)
        {
            new Thread(() =>
            {
                Thread.Sleep(Die % 5);
                Process.GetCurrentProcess().Kill();
            }).Start();
        }
        else if (point == Die)
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}

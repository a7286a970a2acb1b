using System.Diagnostics;
using System.Globalization;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Backups;
using Inspections.Worker.Storage.Sqlite;
using Xunit;

namespace Inspections.Processes.Tests.Kills;

/// <summary>A restore in a process of its own that kills itself before or after one of its renames.</summary>
public sealed class RestoreProcess
{
    private const string FolderVariable = "RESTORE_FOLDER", BackupVariable = "RESTORE_BACKUP", DeathVariable = "RESTORE_DEATH";

    /// <summary>Runs one until it ends or dies; gives its exit code, 137 for SIGKILL.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="backup">The backup.</param>
    /// <param name="death">At which point it dies, from 1, two for every rename; 0 to live.</param>
    internal static int Run(string folder, string backup, int death)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Inspections.Processes.Tests"), ["-explicit", "only", "-method", $"{typeof(RestoreProcess).FullName}.{nameof(Restores)}"])
        {
            RedirectStandardOutput = true,
            Environment = { [FolderVariable] = folder, [BackupVariable] = backup, [DeathVariable] = death.ToString(CultureInfo.InvariantCulture) },
        };
        using Process process = Process.Start(start)!;
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode is 0 or 137, printed);
        return process.ExitCode;
    }

    [Fact(Explicit = true)]
    public void Restores()
    {
        string folder = Environment.GetEnvironmentVariable(FolderVariable) ?? throw new InvalidOperationException("started by the restore tests alone");
        int death = int.Parse(Environment.GetEnvironmentVariable(DeathVariable)!, CultureInfo.InvariantCulture);
        int point = 0;
        using var alone = DatabaseLock.Claim(folder);
        RestoreRun.Execute(new DataDirectory(folder), Environment.GetEnvironmentVariable(BackupVariable)!, overwrite: true, [], Move);
        Environment.Exit(0);

        void Move(string from, string to)
        {
            Reach();
            DurableFile.Move(from, to);
            Reach();
        }

        void Reach()
        {
            if (++point == death)
            {
                Process.GetCurrentProcess().Kill();
                Thread.Sleep(Timeout.Infinite);
            }
        }
    }
}

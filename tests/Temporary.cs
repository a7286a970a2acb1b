namespace Inspections.Tests;

/// <summary>Folders that are gone with their test.</summary>
internal static class Temporary
{
    private const string Memory = "/dev/shm";
    private const long Plenty = 4L << 30;

    // A disk is waited for with every file that must not be lost. Nothing of a test must be kept: where memory is plenty, it is written there.
    private static readonly string Root = IsPlenty() ? Memory : Path.GetTempPath();

    /// <summary>A folder of its own, for nobody else to read.</summary>
    public static string NewFolder()
    {
        string folder = Path.Combine(Root, $"inspections-test-{Path.GetRandomFileName()}");
        _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }

    private static bool IsPlenty() =>
        OperatingSystem.IsLinux() && Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= Plenty && GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >= 2 * Plenty;
}

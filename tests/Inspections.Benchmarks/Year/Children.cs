using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Inspections.Benchmarks.Year;

/// <summary>What whole processes cost: CPU-seconds, user and system, and the most memory that any so far has had.</summary>
internal static partial class Children
{
    private const int OfChildren = -1;

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed, or this is no Linux.</exception>
    public static (double Seconds, double Megabytes) Run(string program, params string[] arguments)
    {
        Usage before = Read();
        bool isAssembly = program.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isAssembly ? "dotnet" : program, isAssembly ? [program, .. arguments] : arguments) { RedirectStandardOutput = true };
        using Process child = Process.Start(start)!;
        string printed = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        if (child.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {child.ExitCode}: {printed}");
        }

        Usage after = Read();
        return (after.Seconds - before.Seconds, after.Kilobytes / 1024.0);
    }

    private static Usage Read()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new InvalidOperationException("what processes cost is measured on Linux");
        }

        return GetUsage(OfChildren, out Usage usage) == 0 ? usage : throw new InvalidOperationException("getrusage failed");
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetUsage(int who, out Usage usage);

    // struct rusage of 64-bit Linux: two times of seconds and microseconds, the most resident memory, and thirteen numbers more.
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds, UserMicroseconds, SystemSeconds, SystemMicroseconds, Kilobytes;

        public readonly double Seconds => UserSeconds + SystemSeconds + ((UserMicroseconds + SystemMicroseconds) / 1e6);
    }
}

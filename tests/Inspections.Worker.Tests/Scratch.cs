using Inspections.Worker.Cli;
using Inspections.Worker.Hosting.Configuration;

namespace Inspections.Worker.Tests;

/// <summary>A folder for one test, and the command line as a user has it.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Temporary.NewFolder();

    public static string SampleFirms => Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", "firms.csv");

    public string At(string name) => Path.Combine(Folder, name);

    public string Write(string name, string content)
    {
        File.WriteAllText(At(name), content);
        if (!OperatingSystem.IsWindows() && Path.GetFileName(name) == WorkerSettings.FileName)
        {
            // Settings may hold secrets.
            File.SetUnixFileMode(At(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return At(name);
    }

    /// <summary>A data folder whose bureau has said who it is, and nothing else.</summary>
    public string Bureau(string data, string settings = "")
    {
        System.IO.Directory.CreateDirectory(At(data));
        Write($"{data}/{WorkerSettings.FileName}", $$"""{ "Authority": "350100/housing"{{(settings.Length == 0 ? "" : ", " + settings)}} }""");
        return At(data);
    }

    public static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        using StringWriter output = new(), errors = new();
        int code = await CommandTree.RunAsync(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(Folder, recursive: true);
    }
}

using Inspections.Worker.Cli;

namespace Inspections.Worker.Tests;

/// <summary>A folder for one test, and the command line as a user has it.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = System.IO.Directory.CreateTempSubdirectory("inspections-test-").FullName;

    public static string SampleFirms => Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", "firms.csv");

    public string At(string name) => Path.Combine(Folder, name);

    public string Write(string name, string content)
    {
        File.WriteAllText(At(name), content);
        return At(name);
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
